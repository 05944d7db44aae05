package care.concordance.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import care.concordance.statistics.FunnelPlot.Control;
import care.concordance.statistics.FunnelPlot.Point;
import care.concordance.statistics.FunnelPlot.Zone;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FunnelPlotTest {

    @Test
    void everyCountLiesWhereItsProbabilitySays() {
        for (double benchmark : List.of(2.5, 30.0, 85.0, 98.9)) {
            for (int cases : List.of(1, 2, 9, 40, 150)) {
                for (int events = 0; events <= cases; events++) {
                    FunnelPlot plot =
                            FunnelPlot.of(benchmark, Map.of("main", new Rate(events, cases)), new TreeSet<>());
                    assertThat(plot.points())
                            .extracting(Point::zone)
                            .as("%s of %s at %s percent", events, cases, benchmark)
                            .containsExactly(zone(events, cases, benchmark / 100));
                }
            }
        }
    }

    private static Zone zone(int events, int cases, double p) {
        // Sums of probabilities miss an exact tie by a bit; a tie is within.
        double asFew = Brute.atMost(events, cases, p) + 1e-12;
        double asMany = Brute.atLeast(events, cases, p) + 1e-12;
        if (asFew < 0.001) {
            return Zone.BELOW_ACTION;
        }
        if (asMany < 0.001) {
            return Zone.ABOVE_ACTION;
        }
        if (asFew < 0.025) {
            return Zone.BELOW_WARNING;
        }
        return asMany < 0.025 ? Zone.ABOVE_WARNING : Zone.WITHIN;
    }

    @Test
    void limitsAreNestedHoldTheBenchmarkAndAgreeWithTheZones() {
        TreeSet<Integer> denominators = new TreeSet<>();
        TreeMap<String, Rate> rates = new TreeMap<>();
        for (int cases = 5; cases <= 300; cases += 5) {
            denominators.add(cases);
            rates.put("site " + cases, new Rate(cases * 4 / 5, cases));
        }
        FunnelPlot plot = FunnelPlot.of(85, rates, denominators);
        assertThat(plot.controls()).extracting(Control::denominator).containsExactlyElementsOf(denominators);
        Map<Integer, Control> controls = new TreeMap<>();
        for (Control control : plot.controls()) {
            controls.put(control.denominator(), control);
            assertThat(control.warning().contains(85)).isTrue();
            assertThat(control.action().lower())
                    .isLessThanOrEqualTo(control.warning().lower());
            assertThat(control.action().upper())
                    .isGreaterThanOrEqualTo(control.warning().upper());
        }
        for (Point point : plot.points()) {
            Rate rate = point.rate();
            boolean inside = requireNonNull(controls.get(rate.denominator()))
                    .warning()
                    .contains(100.0 * rate.numerator() / rate.denominator());
            assertThat(inside).isEqualTo(point.zone() == Zone.WITHIN);
        }
    }

    @Test
    void theFunnelOfABenchmarkMirrorsThatOfItsComplement() {
        TreeSet<Integer> denominators = new TreeSet<>(List.of(7, 33, 100));
        List<Control> high = FunnelPlot.of(80, Map.of(), denominators).controls();
        List<Control> low = FunnelPlot.of(20, Map.of(), denominators).controls();
        for (int i = 0; i < high.size(); i++) {
            assertThat(high.get(i).warning().lower() + low.get(i).warning().upper())
                    .isCloseTo(100, within(1e-9));
            assertThat(high.get(i).action().upper() + low.get(i).action().lower())
                    .isCloseTo(100, within(1e-9));
        }
    }

    @Test
    void pointsComeByNameAndWithoutThoseOfNoCase() {
        FunnelPlot plot = FunnelPlot.of(
                85, Map.of("west", new Rate(9, 10), "east", new Rate(8, 10), "none", new Rate(0, 0)), new TreeSet<>());
        assertThat(plot.points()).extracting(Point::name).containsExactly("east", "west");
        assertThat(plot.controls()).extracting(Control::denominator).containsExactly(10);
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> FunnelPlot.of(100, Map.of(), new TreeSet<>()))
                .hasMessageContaining("above 0 and below 100 percent");
        assertThatThrownBy(() -> FunnelPlot.of(85, Map.of(), new TreeSet<>(List.of(0))))
                .hasMessageContaining("1 or more");
    }
}
