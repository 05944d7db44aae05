package care.concordance.cli;

/** Prints a review while it goes on, so that a worklist of any length needs no memory. */
sealed interface ReviewPrinter permits ReviewText, ReviewJson, ReviewHtml, ReviewTables {

    void start(boolean worklist);

    void work(RegistryReview.Work work);

    void end(RegistryReview review, boolean rates);
}
