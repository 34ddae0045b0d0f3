package org.anlage.synthetic;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Generated against measured, 312 neurons. Three seeds by default; all twenty with {@code
 * -Danlage.synthetic.seeds=20} (about half a minute), which writes the table of
 * docs/synthetic-cortex.md to target/synthetic-cortex.md.
 */
class AcceptanceTest {
  private static final String[] BINS = {
    "0-50", "50-100", "100-150", "150-200", "200-300", "300-500", "500-800", "800-1300"
  };
  private static final double[] PROBABILITY = {39.7, 22.2, 9.6, 3.6, 0.98, 0.25, 0.20, 0.05};
  private static final double[] CORRELATION = {
    0.064, 0.050, 0.040, 0.033, 0.025, 0.012, 0.002, 0.003
  };
  private static final double[] SYNAPSES = {0.914, 0.072, 0.010, 0.003, 0.001};
  // Ordered pairs of a field in a bin, below which it holds few: 2 % of all, the last bin only.
  private static final int FEW_PAIRS = 1940;
  private static final int ALL_SEEDS = 20;
  // Mean correlations of a few fields scatter by this much around those of many.
  private static final double SCATTER_OF_FEW = 0.002;

  private final StringBuilder table =
      new StringBuilder("| property | measured | generated | within |\n|---|---|---|---|\n");
  private final List<Executable> checks = new ArrayList<>();

  @Test
  void generatedFieldsFollowTheMeasured() throws IOException {
    int seeds = Integer.getInteger("anlage.synthetic.seeds", 3);
    SyntheticStatistics s = new SyntheticStatistics();
    SyntheticCortex source = new SyntheticCortex();
    for (int seed = 1; seed <= seeds; seed++) {
      s.add(source.load(new SyntheticCortex.Parameters(312, seed, 6348, 0), Optional.empty()));
    }
    for (int b = 0; b < SyntheticStatistics.BINS; b++) {
      double expected = PROBABILITY[b] / 1000 * s.pairs[b];
      match(
          "connected per thousand, " + BINS[b] + " um",
          PROBABILITY[b],
          1000 * s.connected[b] / s.pairs[b],
          tolerance(expected) * PROBABILITY[b]);
    }
    for (int k = 0; k < SYNAPSES.length; k++) {
      match(
          "share of pairs with synapses: " + (k + 1),
          SYNAPSES[k],
          s.synapses[k] / s.edges,
          tolerance(SYNAPSES[k] * s.edges) * SYNAPSES[k]);
    }
    match("events per second", 0.385, s.rate / seeds, 0.15 * 0.385);
    for (int b = 0; b < SyntheticStatistics.BINS; b++) {
      double share = s.pairs[b] / seeds < FEW_PAIRS ? 0.30 : 0.15;
      match(
          "correlation, " + BINS[b] + " um",
          CORRELATION[b],
          s.correlation[b] / s.pairs[b],
          share * CORRELATION[b] + (seeds < ALL_SEEDS ? SCATTER_OF_FEW : 0));
    }
    report("correlation, all pairs", "0.0198", s.correlationMean / seeds);
    report("correlation, connected pairs", "0.050", s.connectedCorrelation / seeds);
    String[] percentiles = {"-0.036", "-0.019", "0.002", "0.018", "0.035", "0.067", "0.094"};
    String[] percents = {"1", "5", "25", "50", "75", "95", "99"};
    for (int p = 0; p < percents.length; p++) {
      report(
          "correlation, percentile " + percents[p],
          percentiles[p],
          s.correlationPercentiles[p] / seeds);
    }
    report("mean degree", "1.46", s.degree / seeds);
    report("variance of out-degree", "6.2", s.outVariance / seeds);
    report("variance of in-degree", "2.2", s.inVariance / seeds);
    report("share without output", "0.45", s.outZero / seeds);
    report("share without input", "0.30", s.inZero / seeds);
    report("reciprocated", "0.031", s.reciprocity / seeds);
    report("log rate, mean", "-1.035", s.logRate / seeds);
    report("interval coefficient of variation", "3.0", s.intervalVariation / seeds);
    report("extent x, um", "981", s.extent[0] / seeds);
    report("extent y, um", "114", s.extent[1] / seeds);
    report("extent z, um", "475", s.extent[2] / seeds);
    report("worst permutation z of a seed", "below -3", s.worstZ);
    Files.writeString(Path.of("target", "synthetic-cortex.md"), table);
    assertAll(checks);
    assertTrue(s.worstZ < -3, "z = " + s.worstZ);
    assertEquals(2 * SynthesisedEvents.FRAME, s.smallestInterval, 1e-9);
    assertTrue(s.smallestDistance >= SomaPlacement.SEPARATION, "soma at " + s.smallestDistance);
  }

  /** 15 %; 30 % where fewer than 200 are expected, or 3 standard errors of so few. */
  private static double tolerance(double expected) {
    return expected >= 1000
        ? 0.15
        : Math.max(expected >= 200 ? 0.15 : 0.30, 3 / Math.sqrt(expected));
  }

  private void match(String name, double measured, double generated, double tolerance) {
    row(name, number(measured), generated, number(tolerance));
    checks.add(() -> assertEquals(measured, generated, tolerance, name));
  }

  private void report(String name, String measured, double generated) {
    row(name, measured, generated, "reported");
  }

  private void row(String name, String measured, double generated, String within) {
    table.append("| " + name + " | " + measured + " | " + number(generated) + " | " + within);
    table.append(" |\n");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
