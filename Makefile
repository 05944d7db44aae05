.PHONY: build test format long clean

build:
	mvn -B -ntp -q -DskipTests package

test:
	mvn -B -ntp verify

format:
	mvn -B -ntp -q spotless:apply

# Soaks and millions of generated cases; not part of the everyday build.
long:
	mvn -B -ntp -Plong verify

clean:
	mvn -B -ntp -q clean
