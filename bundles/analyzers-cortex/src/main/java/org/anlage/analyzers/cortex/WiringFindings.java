package org.anlage.analyzers.cortex;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Column;
import org.anlage.wiring.ConnectedDistance;
import org.anlage.wiring.Degrees;
import org.anlage.wiring.DistanceProfile;

/** Findings on wiring: degrees, and connection probability by distance. */
final class WiringFindings {
  private WiringFindings() {}

  static void add(
      Synapses synapses,
      Optional<Positions> positions,
      Optional<boolean[]> observed,
      CortexOverview.Parameters parameters,
      RandomStream random,
      Overview overview) {
    double[] out = reals(Degrees.out(synapses));
    double[] in = reals(Degrees.in(synapses));
    overview.metric("pairs", synapses.pairs());
    overview.metric("synapses", IntStream.of(synapses.count()).asLongStream().sum());
    overview.metric("density", Degrees.density(synapses));
    overview.metric("mean_degree", Summary.of(out).mean());
    overview.metric("reciprocity", Degrees.reciprocity(synapses));
    overview.metric("isolated_neurons", Degrees.isolated(synapses));
    synapses.size().ifPresent(sizes -> sizes(sizes, synapses.count(), overview));
    degrees(Summary.of(out), Summary.of(in), overview);
    observed.ifPresent(axons -> observed(synapses, axons, overview));
    positions.ifPresent(p -> byDistance(synapses, p, observed, parameters, random, overview));
  }

  private static void byDistance(
      Synapses synapses,
      Positions positions,
      Optional<boolean[]> observed,
      CortexOverview.Parameters parameters,
      RandomStream random,
      Overview overview) {
    ConnectedDistance connected =
        ConnectedDistance.of(synapses, positions, observed, parameters.permutations(), random);
    overview.metric("connected_distance_um", connected.mean());
    overview.metric("connected_distance_permuted_um", connected.permutedMean());
    overview.metric("permutation_z", connected.z());
    DistanceProfile profile =
        DistanceProfile.ofConnections(
            synapses, positions, observed, DistanceProfile.edges(positions));
    Profiles.add(
        profile,
        "connection-probability",
        "Connection probability by distance",
        observed.isPresent()
            ? "Share of ordered pairs that are connected, by distance of the somata, of pairs that"
                + " start at an axon that was extended by proofreading."
            : "Share of ordered pairs that are connected, by distance of the somata.",
        "connection_probability",
        overview);
  }

  /** Of axons that were not observed a missing connection is missing data: the rest is counted. */
  private static void observed(Synapses synapses, boolean[] axons, Overview overview) {
    long observed = IntStream.range(0, axons.length).filter(i -> axons[i]).count();
    long pairs =
        IntStream.range(0, synapses.pairs())
            .filter(e -> synapses.pre()[e] != synapses.post()[e] && axons[synapses.pre()[e]])
            .count();
    overview.metric("observed_axons", observed);
    overview.metric("density_of_observed_axons", (double) pairs / (observed * (axons.length - 1L)));
  }

  private static void sizes(double[] sizes, int[] counts, Overview overview) {
    Summary pairs = Summary.of(sizes);
    overview.metric("synapse_size_mean", sum(sizes) / IntStream.of(counts).asLongStream().sum());
    overview.table(
        "synapse-sizes",
        "Size of the synapses of a connected pair, summed, in the unit of the data.",
        new Column.Texts("statistic", List.of("mean", "standard deviation", "median", "largest")),
        numbers("size", pairs.mean(), pairs.deviation(), pairs.median(), pairs.largest()));
  }

  private static void degrees(Summary out, Summary in, Overview overview) {
    overview.table(
        "degrees",
        "Partners per neuron within the data set.",
        new Column.Texts("side", List.of("out", "in")),
        numbers("mean", out.mean(), in.mean()),
        numbers("standard_deviation", out.deviation(), in.deviation()),
        numbers("median", out.median(), in.median()),
        numbers("largest", out.largest(), in.largest()),
        numbers("share_without", out.zeros(), in.zeros()));
    overview.metric("out_degree_deviation", out.deviation());
    overview.metric("in_degree_deviation", in.deviation());
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static Column numbers(String name, double... values) {
    return new Column.Numbers(name, "", values);
  }

  private static double[] reals(int[] values) {
    return IntStream.of(values).asDoubleStream().toArray();
  }
}
