.PHONY: build test format long reproducible cds clean bench bench-quick

build:
	mvn -B -ntp -q -DskipTests package

test:
	mvn -B -ntp verify -Pconsumers

format:
	mvn -B -ntp -q spotless:apply

# Soaks and millions of generated cases; not part of the everyday build.
long: reproducible
	mvn -B -ntp -Plong verify

# Every jar, built twice, is the same byte for byte.
reproducible:
	.ci/reproducible

# Where to write what is measured, which page gets the tables, further options of JMH; for a rehearsal of the whole:
# make bench RESULTS=/tmp/results.json PAGE=/tmp/page.md JMH='-wi 0 -i 1 -r 100ms -p reviewed=1000000'
RESULTS = benchmarks/target/results.json
PAGE = benchmarks/README.md
JMH =
export JAVA25_HOME ?= $(firstword $(wildcard /usr/lib/jvm/*-25-*))
STARTS = $(if $(JAVA25_HOME),,-p start=MODEL,MODEL_CDS,CLASSIC,COMMAND,COMMAND_CDS)
BENCH = java -jar benchmarks/target/benchmarks.jar -rf json -rff $(RESULTS) -prof gc
TABLE = java -cp benchmarks/target/benchmarks.jar care.concordance.benchmarks.ResultTable $(RESULTS) $(PAGE)

# Measures everything and writes the tables of benchmarks/README.md; less than 30 minutes on an otherwise idle machine.
bench:
	mvn -B -ntp -q -DskipTests package -pl benchmarks,cli -am
	$(BENCH) $(STARTS) $(JMH)
	$(TABLE) "Complete run of $$(date -u +%F)."

# For sizes only, in less than five minutes with the build: two numbers of standards, one partner, short iterations.
bench-quick:
	mvn -B -ntp -q -DskipTests package -pl benchmarks -am
	$(BENCH) -f 1 -wi 2 -w 500ms -i 3 -r 500ms -p standards=50,200 -p peer=CEL,EVRETE_BATCH -p sites=12 -p pack=all \
		-p changing=TumorBoard -p threads=2 -p start=MODEL,MODEL_CDS -e 'Growth|SessionModes|LiveHeap' $(JMH)
	$(TABLE) "Quick run of $$(date -u +%F): take it for sizes only."

# Classes as the JVM has loaded them, so that the command line starts faster:
# java -XX:SharedArchiveFile=cli/target/concordance.jsa -jar cli/target/concordance.jar …
cds:
	mvn -B -ntp -q -DskipTests package -pl cli -am
	java -XX:ArchiveClassesAtExit=cli/target/concordance.jsa -Xlog:cds=off -Xlog:cds+dynamic=off \
		-jar cli/target/concordance.jar assess examples/data/riverbend-2026.json > cli/target/cds.txt

clean:
	mvn -B -ntp -q clean
