package care.concordance.examples;

import java.nio.file.Path;
import java.util.List;

/** Prints a review while it goes on, so that a worklist of any length needs no memory. */
sealed interface ReviewPrinter permits ReviewText, ReviewJson {

    void start(List<Path> files, boolean worklist);

    void work(RegistryReview.Work work);

    void end(RegistryReview review, boolean rates);
}
