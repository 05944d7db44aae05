package care.concordance.naaccr;

/** A value that cannot be believed; the case is set aside. Holds the value's shape and not the value. */
final class BadValue extends Exception {

    private static final long serialVersionUID = 1L;

    private final String item;
    private final String shape;

    BadValue(String item, String value, String reason) {
        super(reason, null, false, false);
        this.item = item;
        this.shape = shape(value);
    }

    String item() {
        return item;
    }

    String shape() {
        return shape;
    }

    /** What a value looks like, without the value. */
    static String shape(String value) {
        if (value.isEmpty()) {
            return "blank";
        }
        String kind = value.chars().allMatch(c -> c >= '0' && c <= '9')
                ? " digit"
                : value.chars().allMatch(Character::isLetter) ? " letter" : " character";
        return value.length() + kind + (value.length() == 1 ? "" : "s");
    }
}
