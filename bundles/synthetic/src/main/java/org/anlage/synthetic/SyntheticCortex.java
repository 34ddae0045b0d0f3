package org.anlage.synthetic;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.CortexSource;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.neural.checks.CortexChecks;
import org.osgi.service.component.annotations.Component;

/**
 * A made-up field whose statistics follow the released MICrONS fields: density, clustering of
 * somata, connection probability by distance, synapses per pair, event rates and intervals,
 * correlation by distance and by connection. docs/synthetic-cortex.md compares.
 */
@Component(service = CortexSource.class)
@Extension(
    name = SyntheticCortex.NAME,
    text = "A synthetic field with the statistics of MICrONS fields, from a seed")
public final class SyntheticCortex implements CortexSource<SyntheticCortex.Parameters> {
  static final String NAME = "synthetic-cortex";
  private static final int PERMUTATIONS = 200;

  /**
   * What to make.
   *
   * @param neurons how many
   * @param seed decides everything else
   * @param duration of the recording
   * @param inhibitory share of neurons called inhibitory
   */
  public record Parameters(
      @Parameter(text = "Number of neurons", value = "128", min = 2, max = 2000) int neurons,
      @Parameter(text = "Seed: the same seed gives the same cortex", value = "1") long seed,
      @Parameter(
              text = "Length of the recording; the measured scans have 6348 s",
              value = "6348",
              unit = "s",
              min = 1,
              max = 100_000)
          double duration,
      @Parameter(
              text =
                  "Share of neurons, drawn, that are called inhibitory; 0: none has a type. Wiring"
                      + " and activity do not depend on it",
              value = "0",
              min = 0,
              max = 1)
          double inhibitory) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public boolean recognises(Path path) {
    return false;
  }

  @Override
  public Cortex load(Parameters parameters, Optional<Path> path) {
    int n = parameters.neurons();
    RandomStream random = RandomStream.of(parameters.seed()).split(NAME);
    Positions positions = SomaPlacement.place(n, random.split("positions"));
    Matrix distances = positions.distances();
    Matrix similarity = Tuning.similarity(n, random.split("tuning"));
    Synapses synapses = SynthesisedWiring.wire(distances, similarity, random.split("wiring"));
    Activity.Events events =
        SynthesisedEvents.draw(
            positions, similarity, parameters.duration(), random.split("events"));
    return new Cortex(
        new Neurons(
            n,
            Map.of("nucleus", LongStream.rangeClosed(1, n).toArray()),
            types(n, parameters.inhibitory(), random.split("types"))),
        Optional.of(positions),
        Optional.of(synapses),
        Optional.of(events),
        Map.of(),
        new Provenance(
            NAME,
            String.format(
                Locale.ROOT, "Synthetic cortex, %d neurons, seed %d", n, parameters.seed()),
            "",
            true,
            CortexChecks.of(positions, synapses, Optional.of(events), PERMUTATIONS)));
  }

  private static Map<String, List<String>> types(int n, double share, RandomStream random) {
    if (share == 0) {
      return Map.of();
    }
    String[] types = new String[n];
    int[] order = random.permutation(n);
    for (int k = 0; k < n; k++) {
      types[order[k]] = k < Math.round(share * n) ? "inhibitory_neuron" : "excitatory_neuron";
    }
    return Map.of(Neurons.CLASSIFICATION, List.of(types));
  }
}
