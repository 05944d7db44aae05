.PHONY: build test format long cds clean bench bench-quick

build:
	mvn -B -ntp -q -DskipTests package

test:
	mvn -B -ntp verify

format:
	mvn -B -ntp -q spotless:apply

# Soaks and millions of generated cases; not part of the everyday build.
long:
	mvn -B -ntp -Plong verify

BENCH = java -jar benchmarks/target/benchmarks.jar -rf json -rff benchmarks/target/results.json -prof gc
TABLE = java -cp benchmarks/target/benchmarks.jar care.concordance.benchmarks.ResultTable benchmarks/target/results.json benchmarks/README.md

# Measures everything and writes the tables of benchmarks/README.md; some 20 minutes on an otherwise idle machine.
bench: build
	$(BENCH)
	$(TABLE) "Complete run of $$(date -u +%F)."

# The same in less than five minutes: the two sizes the targets name, fewer and shorter iterations, no peers but at 50.
bench-quick: build
	$(BENCH) -f 1 -wi 2 -w 1s -i 3 -r 1s -p standards=50,200 -p peer=CEL,EVRETE_BATCH -e 'SessionModes|Assess|RegistryRun|Growth'
	$(TABLE) "Quick run of $$(date -u +%F): take it for sizes only."

# Classes as the JVM has loaded them, so that the command line starts faster:
# java -XX:SharedArchiveFile=examples/target/concordance.jsa -jar examples/target/concordance.jar …
cds: build
	java -XX:ArchiveClassesAtExit=examples/target/concordance.jsa -Xlog:cds=off -Xlog:cds+dynamic=off \
		-jar examples/target/concordance.jar assess examples/data/riverbend-2026.json > examples/target/cds.txt

clean:
	mvn -B -ntp -q clean
