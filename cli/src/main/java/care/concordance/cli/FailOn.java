package care.concordance.cli;

/** What makes a command fail: a gap, or a gap or lacking proof. */
enum FailOn {
    GAP,
    UNPROVEN;

    /** How a command ends that met a gap, or something unproven. */
    Exit exit(boolean gap, boolean unproven) {
        return gap || (this == UNPROVEN && unproven) ? Exit.FOUND : Exit.DONE;
    }
}
