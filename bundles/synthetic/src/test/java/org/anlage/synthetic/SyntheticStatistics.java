package org.anlage.synthetic;

import java.util.Arrays;
import java.util.Optional;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.neural.activity.EventStatistics;
import org.anlage.wiring.ConnectedDistance;
import org.anlage.wiring.Degrees;
import org.anlage.wiring.DistanceProfile;

/** Statistics that are compared with the measured fields, pooled over seeds. */
final class SyntheticStatistics {
  static final int BINS = DistanceProfile.corticalEdges().length - 1;
  final double[] pairs = new double[BINS];
  final double[] connected = new double[BINS];
  final double[] correlation = new double[BINS];
  final double[] synapses = new double[5];
  double edges;
  double rate;
  double logRate;
  double logRateSquare;
  double correlationMean;
  double connectedCorrelation;
  double intervalVariation;
  double reciprocity;
  double outVariance;
  double inVariance;
  double outZero;
  double inZero;
  double degree;
  double worstZ = Double.NEGATIVE_INFINITY;
  double smallestInterval = Double.POSITIVE_INFINITY;
  double smallestDistance = Double.POSITIVE_INFINITY;
  double[] correlationPercentiles = new double[7];
  double[] extent = new double[3];
  int seeds;

  void add(Cortex cortex) {
    seeds++;
    Synapses wiring = cortex.synapses().orElseThrow();
    Positions positions = cortex.positions().orElseThrow();
    Matrix distances = positions.distances();
    Activity.Events events = (Activity.Events) cortex.activity().orElseThrow();
    Matrix r = EventStatistics.correlation(events, 0.2);
    double[] bins = DistanceProfile.corticalEdges();
    DistanceProfile probability =
        DistanceProfile.ofConnections(wiring, positions, Optional.empty(), bins);
    DistanceProfile profile = DistanceProfile.of(positions, r, bins);
    for (int b = 0; b < BINS; b++) {
      if (probability.pairs()[b] > 0) {
        pairs[b] += probability.pairs()[b];
        connected[b] += probability.mean()[b] * probability.pairs()[b];
        correlation[b] += profile.mean()[b] * probability.pairs()[b];
      }
    }
    double sum = 0;
    for (int e = 0; e < wiring.pairs(); e++) {
      synapses[wiring.count()[e] - 1]++;
      sum += r.get(wiring.pre()[e], wiring.post()[e]);
    }
    edges += wiring.pairs();
    connectedCorrelation += sum / wiring.pairs();
    reciprocity += Degrees.reciprocity(wiring);
    degrees(wiring);
    activity(events);
    offDiagonal(r, distances);
    extent(cortex);
    worstZ = Math.max(worstZ, ConnectedDistance.of(wiring, positions, 200, RandomStream.of(0)).z());
  }

  private void degrees(Synapses wiring) {
    int[] out = Degrees.out(wiring);
    int[] in = Degrees.in(wiring);
    double mean = Arrays.stream(out).average().orElseThrow();
    degree += mean;
    outVariance += Arrays.stream(out).mapToDouble(k -> (k - mean) * (k - mean)).average().orElse(0);
    inVariance += Arrays.stream(in).mapToDouble(k -> (k - mean) * (k - mean)).average().orElse(0);
    outZero += Arrays.stream(out).mapToDouble(k -> k == 0 ? 1 : 0).average().orElseThrow();
    inZero += Arrays.stream(in).mapToDouble(k -> k == 0 ? 1 : 0).average().orElseThrow();
  }

  private void activity(Activity.Events events) {
    double n = events.neurons();
    for (double[] train : events.times()) {
      double own = train.length / events.duration();
      rate += own / n;
      logRate += Math.log(own) / n;
      logRateSquare += Math.log(own) * Math.log(own) / n;
      double sum = 0;
      double squares = 0;
      for (int k = 1; k < train.length; k++) {
        double interval = train[k] - train[k - 1];
        smallestInterval = Math.min(smallestInterval, interval);
        sum += interval;
        squares += interval * interval;
      }
      double mean = sum / (train.length - 1);
      intervalVariation += Math.sqrt(squares / (train.length - 1) - mean * mean) / mean / n;
    }
  }

  private void offDiagonal(Matrix r, Matrix distances) {
    int n = r.rows();
    double[] values = new double[n * (n - 1) / 2];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        smallestDistance = Math.min(smallestDistance, distances.get(i, j));
        values[k++] = r.get(i, j);
      }
    }
    correlationMean += Arrays.stream(values).average().orElseThrow();
    Arrays.sort(values);
    double[] percent = {1, 5, 25, 50, 75, 95, 99};
    for (int p = 0; p < percent.length; p++) {
      correlationPercentiles[p] += values[(int) (percent[p] / 100 * (values.length - 1))];
    }
  }

  private void extent(Cortex cortex) {
    Matrix um = cortex.positions().orElseThrow().micrometres();
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < um.rows(); i++) {
        low = Math.min(low, um.get(i, axis));
        high = Math.max(high, um.get(i, axis));
      }
      extent[axis] += high - low;
    }
  }
}
