package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Trials;
import org.anlage.api.matrix.Matrix;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.neural.activity.BinnedCounts;
import org.anlage.neural.activity.EventStatistics;
import org.anlage.neural.activity.GraphicalLassoPath;
import org.anlage.neural.activity.PairStatistic;
import org.anlage.neural.activity.TraceCorrelation;
import org.anlage.neural.activity.TrialCorrelation;
import org.anlage.neural.activity.TrialResponses;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.parameters.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Estimates what pairs of neurons have in common, and writes it as a matrix. */
@Command(
    name = "pairs",
    mixinStandardHelpOptions = true,
    description = {
      "Estimate a statistic of all pairs of neurons from their activity, and write it as NPY.",
      "",
      "Correlation and tiling are written square by square, so that a matrix of any size does not"
          + " have to fit into memory."
    })
final class DataPairsCommand implements Callable<Integer> {
  /** Matrices that the graphical lasso works with at a time. */
  private static final int LASSO_MATRICES = 6;

  @ParentCommand private @Nullable DataCommand parent;

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--statistic",
      paramLabel = "NAME",
      description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "correlation")
  private Statistic statistic = Statistic.correlation;

  @Option(
      names = "--bin",
      paramLabel = "S",
      description =
          "Width of a bin of event counts in seconds, for correlation and precision"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "0.2")
  private double bin = 0.2;

  @Option(
      names = "--window",
      paramLabel = "S",
      description =
          "Half width of a tile in seconds, for sttc; both ends belong to it (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "0.1")
  private double window = 0.1;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "NPY file (default: the statistic's name, here).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: one per core); the values are the same for any number.")
  private Optional<Integer> threads = Optional.empty();

  /** What is estimated. */
  enum Statistic {
    /** Pearson correlation of binned event counts, or of traces. */
    correlation,
    /** Spike time tiling coefficient. */
    sttc,
    /** Graphical lasso of binned event counts. */
    precision,
    /** Over stimuli, of mean responses. */
    signal_correlation,
    /** The same, of split halves of the trials. */
    split_signal_correlation,
    /** Over repetitions of a stimulus. */
    noise_correlation;

    @Override
    public String toString() {
      return name().replace('_', '-');
    }
  }

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    if (parent == null) {
      throw new IllegalStateException("commands are made by the command line");
    }
    requirePositive("--bin", bin);
    requirePositive("--window", window);
    int workers =
        SessionCommand.positive("--threads", threads)
            .orElse(Runtime.getRuntime().availableProcessors());
    Session session = parent.session();
    Cortex cortex = data.load(session);
    for (Check check : cortex.provenance().checks()) {
      if (!check.passed()) {
        session.err().println("warning: " + check.name() + ": " + check.detail());
      }
    }
    Activity activity =
        cortex
            .activity()
            .orElseThrow(
                () -> problem("the data has no activity", "none", "event times or traces"));
    Path file = out.orElse(Path.of(statistic + ".npy"));
    PairsSize size = new PairsSize(cortex.size());
    DataMemory memory =
        statistic == Statistic.precision
            ? DataMemory.ofMatrices(cortex, LASSO_MATRICES)
            : DataMemory.ofPairs(cortex);
    session.err().println(size.words(file));
    session.err().println(memory.words());
    memory.require(data.name());
    try {
      size.requireSpace(file);
      if (statistic == Statistic.precision) {
        Npy.write(file, NpyArray.of(precision(session, activity)));
      } else {
        new PairsFile(pairs(session, cortex, activity), session.err()).write(file, workers);
      }
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem("cannot write", file.toString(), String.valueOf(e), "", ""),
          e);
    } catch (ArithmeticException e) {
      throw problem("no " + statistic + " can be estimated", String.valueOf(e.getMessage()), "");
    }
    if (json.wanted()) {
      session.print(
          Json.Obj.create()
              .with("statistic", statistic.toString())
              .with("file", StudyJson.absolute(file))
              .with("neurons", (long) cortex.size()));
    } else {
      session.out().println(file + "  " + cortex.size() + " x " + cortex.size());
    }
    return ExitCode.OK;
  }

  private PairStatistic pairs(Session session, Cortex cortex, Activity activity) {
    return switch (statistic) {
      case signal_correlation ->
          ofTrials(session, TrialCorrelation.signal(responses(cortex, activity)));
      case split_signal_correlation ->
          ofTrials(session, TrialCorrelation.splitSignal(responses(cortex, activity)));
      case noise_correlation ->
          ofTrials(session, TrialCorrelation.noise(responses(cortex, activity)));
      default -> ofWholeRecording(session, activity);
    };
  }

  private TrialResponses responses(Cortex cortex, Activity activity) {
    Trials trials =
        cortex
            .trials()
            .orElseThrow(
                () ->
                    problem(
                        "the data has no trials",
                        "none",
                        "start, stop and stimulus of trials, such as microns-cave reads from"
                            + " trials.csv"));
    return TrialResponses.of(activity, trials);
  }

  private static PairStatistic ofTrials(Session session, TrialCorrelation correlation) {
    if (correlation.without() > 0) {
      session
          .err()
          .println(
              "warning: "
                  + correlation.without()
                  + " of "
                  + correlation.neurons()
                  + " neurons have nothing to share in this statistic; their entries are 0");
    }
    return correlation;
  }

  private PairStatistic ofWholeRecording(Session session, Activity activity) {
    if (activity instanceof Activity.Events events) {
      return statistic == Statistic.correlation
          ? EventStatistics.correlations(events, bin)
          : EventStatistics.spikeTimeTilings(events, window);
    }
    if (statistic != Statistic.correlation) {
      throw ofTraces("tiling");
    }
    KernelChoice choice = KernelChoice.of(session.catalogue(), Optional.empty());
    choice.kernels().warmUp();
    return activity instanceof Activity.Streamed streamed
        ? new TraceCorrelation(streamed, choice.kernels())
        : new TraceCorrelation((Activity.Traces) activity, choice.kernels());
  }

  private Matrix precision(Session session, Activity activity) {
    if (!(activity instanceof Activity.Events events)) {
      throw ofTraces("precision");
    }
    GraphicalLassoPath.Choice choice = GraphicalLassoPath.choose(BinnedCounts.of(events, bin));
    choice.kept().forEach(note -> session.err().println("warning: " + note));
    session
        .out()
        .printf(Locale.ROOT, "penalty %.6g, chosen by cross-validation%n", choice.penalty());
    return choice.solution().precision();
  }

  private ProblemException ofTraces(String what) {
    return ProblemException.data(
        new Problem(
            "no " + what + " can be estimated",
            data.name(),
            "traces",
            "event times",
            "--statistic correlation is of traces too"));
  }

  private ProblemException problem(String what, String got, String expected) {
    return ProblemException.data(new Problem(what, data.name(), got, expected, ""));
  }

  private static void requirePositive(String option, double seconds) {
    if (!(seconds > 0)) {
      throw ProblemException.configuration(
          new Problem("out of range", option, Double.toString(seconds), "above 0 s", ""));
    }
  }
}
