package care.concordance.statistics;

import java.util.function.DoublePredicate;

/** The same mathematics from first principles: sums of probabilities and bisection, without the library. */
final class Brute {

    static final double Z95 = 1.959963984540054;

    private Brute() {}

    /** The point where a predicate that holds up to it ceases to. */
    static double lastThat(double low, double high, DoublePredicate holds) {
        double from = low;
        double to = high;
        for (int i = 0; i < 200; i++) {
            double middle = (from + to) / 2;
            if (holds.test(middle)) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The probability of each count of events. */
    static double[] binomial(int cases, double p) {
        double[] probabilities = new double[cases + 1];
        double logChoose = 0;
        for (int x = 0; x <= cases; x++) {
            probabilities[x] = Math.exp(logChoose + x * Math.log(p) + (cases - x) * Math.log1p(-p));
            logChoose += Math.log(cases - x) - Math.log(x + 1);
        }
        return probabilities;
    }

    /** The probability of that many events or fewer. */
    static double atMost(int events, int cases, double p) {
        double sum = 0;
        double[] probabilities = binomial(cases, p);
        for (int x = 0; x <= events; x++) {
            sum += probabilities[x];
        }
        return sum;
    }

    /** The probability of that many events or more. */
    static double atLeast(int events, int cases, double p) {
        double sum = 0;
        double[] probabilities = binomial(cases, p);
        for (int x = events; x <= cases; x++) {
            sum += probabilities[x];
        }
        return sum;
    }

    /** Clopper and Pearson's limits, by their definition, as proportions. */
    static Limits exact(int events, int cases) {
        double lower = events == 0 ? 0 : lastThat(0, 1, p -> atLeast(events, cases, p) <= 0.025);
        double upper = events == cases ? 1 : lastThat(0, 1, p -> atMost(events, cases, p) >= 0.025);
        return new Limits(lower, upper);
    }

    /** Wilson's limits, by their definition: the proportions from which the rate is 1.96 standard errors away. */
    static Limits wilson(int events, int cases) {
        double rate = (double) events / cases;
        DoublePredicate near = p -> Math.abs(rate - p) <= Z95 * Math.sqrt(p * (1 - p) / cases);
        return new Limits(
                events == 0 ? 0 : lastThat(0, rate, p -> !near.test(p)), events == cases ? 1 : lastThat(rate, 1, near));
    }

    /** The probability of that many events or fewer when so many are expected. */
    static double poissonAtMost(int events, double expected) {
        double term = Math.exp(-expected);
        double sum = term;
        for (int x = 1; x <= events; x++) {
            term *= expected / x;
            sum += term;
        }
        return sum;
    }

    /** Garwood's limits of an expected count, by their definition. */
    static Limits poisson(int events) {
        double beyond = 50 + 3.0 * events;
        double lower = events == 0 ? 0 : lastThat(0, beyond, mu -> 1 - poissonAtMost(events - 1, mu) <= 0.025);
        return new Limits(lower, lastThat(0, beyond, mu -> poissonAtMost(events, mu) >= 0.025));
    }
}
