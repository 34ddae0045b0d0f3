package org.anlage.starts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.network.Network;
import org.anlage.api.start.EarlierRun;
import org.anlage.api.start.NetworkStart;
import org.anlage.api.start.StartContext;
import org.osgi.service.component.annotations.Component;

/** Values, signs or a mask of the network of an earlier run of the study. */
@Component(service = NetworkStart.class)
@Extension(
    name = "from-run",
    text = "values, signs or a mask of weights from another arm's run of the same study and task",
    source = "masks: Frankle and Carbin 2019, arXiv 1803.03635")
public final class FromRun implements NetworkStart<FromRun.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Arm of the earlier run, on the same task") String arm,
      @Parameter(text = "Its seed; absent: that of this run") Optional<Long> seed,
      @Parameter(
              text =
                  "Its snapshot after so many updates, which trainer.snapshots must name; absent:"
                      + " the trained network")
          Optional<Integer> update,
      @Parameter(
              text =
                  "What is taken: values, signs (magnitudes stay), or a mask (weights outside of it"
                      + " become zero)",
              value = "\"values\"")
          Transfer part,
      @Parameter(text = "Names of parameters; empty: all", value = "[]") List<String> parameters,
      @Parameter(
              text = "Share of weights that a mask keeps, the largest in magnitude",
              value = "1",
              min = 0,
              max = 1)
          double share) {
    /** Copies the list. */
    public Parameters {
      parameters = List.copyOf(parameters);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Optional<EarlierRun> earlier(Parameters p) {
    OptionalLong seed = p.seed().map(OptionalLong::of).orElse(OptionalLong.empty());
    OptionalInt update = p.update().map(OptionalInt::of).orElse(OptionalInt.empty());
    return Optional.of(new EarlierRun(p.arm(), seed, update));
  }

  @Override
  public Network start(Parameters p, Network given, StartContext context) {
    Network earlier = context.earlier().orElseThrow();
    return p.part()
        .apply(given, earlier.parameters(), p.parameters(), p.share(), "start \"from-run\"");
  }
}
