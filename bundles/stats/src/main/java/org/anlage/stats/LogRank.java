package org.anlage.stats;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Comparison of two samples of times to an event, some of which ended before it: at every time of
 * an event, events in the first sample against those expected if both had one rate (Mantel 1966,
 * "Evaluation of survival data and two new rank order statistics arising in its consideration").
 *
 * @param observed events in the first sample
 * @param expected events expected there
 * @param z observed less expected over its standard deviation, with the variance of draws without
 *     replacement; above 0 where the first sample has its events earlier
 * @param p two-sided, normal; NaN where there is no event or nothing to compare with
 */
public record LogRank(double observed, double expected, double z, double p) {

  /** Times to an event, or to the end of what was seen. */
  public record Times(double[] time, boolean[] event) {}

  /** Compares. */
  public static LogRank of(Times x, Times y) {
    double[] events = DoubleStream.concat(events(x), events(y)).sorted().distinct().toArray();
    double observed = 0;
    double expected = 0;
    double variance = 0;
    for (double time : events) {
      double atRisk = atRisk(x, time);
      double all = atRisk + atRisk(y, time);
      double here = events(x).filter(t -> t == time).count();
      double both = here + events(y).filter(t -> t == time).count();
      observed += here;
      expected += both * atRisk / all;
      if (all > 1) {
        variance += both * (atRisk / all) * (1 - atRisk / all) * (all - both) / (all - 1);
      }
    }
    double z = variance > 0 ? (observed - expected) / Math.sqrt(variance) : Double.NaN;
    double p = 2 * new NormalDistribution().cumulativeProbability(-Math.abs(z));
    return new LogRank(observed, expected, z, Double.isNaN(z) ? Double.NaN : p);
  }

  private static DoubleStream events(Times times) {
    return IntStream.range(0, times.time().length)
        .filter(i -> times.event()[i])
        .mapToDouble(i -> times.time()[i]);
  }

  private static double atRisk(Times times, double time) {
    return DoubleStream.of(times.time()).filter(t -> t >= time).count();
  }
}
