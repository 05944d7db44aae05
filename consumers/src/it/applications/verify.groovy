// What each application brings along is what its dependencies.txt says: nothing more comes unseen, and nothing less.
List<String> problems = []
basedir.eachFileRecurse { pom ->
    File tree = new File(pom.parentFile, 'target/tree.txt')
    if (pom.name == 'pom.xml' && tree.exists() && pom.parentFile != basedir) {
        String found = tree.readLines().drop(1)
                .collect { it.replaceFirst(/^   ( *)([^:]+:[^:]+):.*$/, '$1$2') }
                .join('\n') + '\n'
        File actual = new File(pom.parentFile, 'target/dependencies.txt')
        actual.text = found
        File expected = new File(pom.parentFile, 'dependencies.txt')
        if (!expected.exists() || expected.text != found) {
            problems << "${pom.parentFile.name} brings others than its dependencies.txt says; if they are meant, copy ${actual}:\n${found}"
        }
    }
}
if (problems) {
    throw new IllegalStateException(problems.join('\n'))
}
return true
