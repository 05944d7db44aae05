// What each application brings along is what its dependencies.txt says: nothing more comes unseen, and nothing less. What comes with
// another artifact of this project stands once, in the file of trees/ that is that artifact's.
List<String> brought(File tree) {
    List<String> found = []
    int within = Integer.MAX_VALUE
    tree.eachLine { line, number ->
        def (all, indent, name) = (line =~ /^( *)([^:]+:[^:]+):.*$/)[0]
        if (number > 1 && indent.length() <= within) {
            found << indent.drop(3) + name
            within = name.startsWith('care.concordance:') && indent.length() > 3 ? indent.length() : Integer.MAX_VALUE
        }
    }
    return found
}

List<String> problems = []
int compared = 0
basedir.eachFileRecurse { file ->
    File application = file.parentFile.parentFile
    if (file.name == 'tree.txt' && application != basedir) {
        File actual = new File(file.parentFile, 'dependencies.txt')
        actual.text = brought(file).collect { it + '\n' }.join()
        File expected = new File(application, 'dependencies.txt')
        if (!expected.exists() || expected.text != actual.text) {
            problems << "${application.name} brings others than its dependencies.txt says; if they are meant, copy ${actual}:\n${actual.text}"
        }
        compared++
    }
}
int modules = new File(basedir, 'pom.xml').text.count('<module>')
if (compared != modules) {
    problems << "${modules} applications are built, and ${compared} of them say what they bring"
}
if (problems) {
    throw new IllegalStateException(problems.join('\n'))
}
return true
