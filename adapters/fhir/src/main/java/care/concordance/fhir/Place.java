package care.concordance.fhir;

/**
 * Where something stands in what was given.
 *
 * @param file the file, below the path that was given
 * @param line the line of it; 0 for the whole file
 * @param pointer a JSON pointer into that; empty for all of it
 */
record Place(String file, int line, String pointer) {

    static Place of(String file) {
        return new Place(file, 0, "");
    }

    Place line(int number) {
        return new Place(file, number, pointer);
    }

    Place at(String name, int index) {
        return new Place(file, line, pointer + "/" + name + "/" + index);
    }

    Place at(int index) {
        return new Place(file, line, pointer + "/" + index);
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + (pointer.isEmpty() ? "" : "#" + pointer);
    }
}
