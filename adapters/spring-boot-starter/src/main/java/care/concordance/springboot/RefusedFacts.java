package care.concordance.springboot;

import care.concordance.ConcordanceException;
import care.concordance.SnapshotException;
import care.concordance.json.FactsJsonException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a request whose facts cannot be used with 400 and everything that is wrong with them. */
@RestControllerAdvice
final class RefusedFacts {

    @ExceptionHandler
    ProblemDetail unreadable(FactsJsonException e) {
        return refusal(e, e.problems());
    }

    @ExceptionHandler
    ProblemDetail contradictory(SnapshotException e) {
        return refusal(e, e.problems());
    }

    private static ProblemDetail refusal(ConcordanceException e, Object problems) {
        ProblemDetail refusal =
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        refusal.setTitle("The facts cannot be used");
        refusal.setProperty("problems", problems);
        return refusal;
    }
}
