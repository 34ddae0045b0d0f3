package org.anlage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.parameters.json.Json;
import org.anlage.workbench.bench.Machine;
import org.anlage.workbench.bench.ProductSpeed;
import org.anlage.workbench.bench.StepSpeed;
import org.anlage.workbench.bench.Throughput;
import org.anlage.workbench.bench.TrainingBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how fast this machine is at what studies do. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measure matrix products and training steps on this machine.",
      "",
      "Times are processor time of one thread, medians of settled repetitions; runs per hour are"
          + " by",
      "the clock, training alone. Figures of two machines or versions compare only as ratios taken",
      "in one sitting."
    })
final class BenchCommand extends SessionCommand {
  private static final RealBuffer FLOATS = new RealBuffer.Float32(new float[0]);
  private static final RealBuffer DOUBLES = new RealBuffer.Float64(new double[0]);
  private static final int TRIALS = 128;

  @Option(
      names = "--units",
      paramLabel = "N",
      split = ",",
      description = "Sizes of networks (default: 100,312).")
  private List<Integer> units = List.of(100, 312);

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Time for each figure (default: ${DEFAULT-VALUE}).",
      defaultValue = "2")
  private double seconds = 2;

  @Option(
      names = "--updates",
      paramLabel = "U",
      description = "Updates of a run, for runs per hour (default: ${DEFAULT-VALUE}).",
      defaultValue = "400")
  private int updates = 400;

  @Option(
      names = "--kernels",
      paramLabel = "NAME",
      description = "Only these kernels (default: all for products, the fastest for training).")
  private Optional<String> kernels = Optional.empty();

  @Option(names = "--no-training", description = "Only products.")
  private boolean noTraining;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    units.forEach(n -> positive("--units", Optional.of(n)));
    positive("--updates", Optional.of(updates));
    if (!(seconds > 0)) {
      throw ProblemException.configuration(
          new Problem("out of range", "--seconds", Double.toString(seconds), "above 0", ""));
    }
    KernelChoice choice = KernelChoice.of(session().catalogue(), kernels);
    Json.Obj all = Json.Obj.create();
    machine(all);
    products(choice, all);
    if (!noTraining) {
      training(choice, all);
    }
    if (json.wanted()) {
      session().print(all);
    }
    return ExitCode.OK;
  }

  private void machine(Json.Obj all) {
    Machine machine = Machine.here();
    say(machine.processor() + ", " + machine.cores() + " cores");
    say(machine.system() + ", " + (machine.memoryBytes() >> 30) + " GiB, " + machine.java());
    all.with(
        "machine",
        Json.Obj.create()
            .with("processor", machine.processor())
            .with("cores", (long) machine.cores())
            .with("memoryBytes", machine.memoryBytes())
            .with("system", machine.system())
            .with("java", machine.java()));
  }

  private void products(KernelChoice choice, Json.Obj all) {
    List<Kernels> measured =
        kernels.isPresent()
            ? List.of(choice.kernels())
            : session().catalogue().services(Kernels.class);
    List<Json> figures = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("product", "kernels", "float32 GFLOP/s", "", "float64 GFLOP/s", ""));
    double peak32 = peak(FLOATS);
    double peak64 = peak(DOUBLES);
    rows.add(row("peak of one thread, in registers", "", peak32, peak32, peak64, peak64));
    all.with("peakFlops32", peak32).with("peakFlops64", peak64);
    for (Kernels each : measured) {
      if (!usable(each)) {
        continue;
      }
      each.warmUp();
      for (int n : new int[] {256, 1024}) {
        int m = n == 256 ? TRIALS : n;
        for (boolean packed : new boolean[] {false, true}) {
          progress(each.name() + " " + m + " x " + n + " x " + n);
          ProductSpeed single = ProductSpeed.measure(each, FLOATS, m, n, n, packed, seconds);
          ProductSpeed twice = ProductSpeed.measure(each, DOUBLES, m, n, n, packed, seconds);
          String name = m + " x " + n + " x " + n + (packed ? ", weights kept packed" : "");
          rows.add(row(name, each.name(), single.flops(), peak32, twice.flops(), peak64));
          figures.add(json(single));
          figures.add(json(twice));
        }
      }
    }
    all.with("products", Json.array(figures));
    say("");
    say(TextTable.of(rows));
  }

  /** Native kernels may lack their library, which only who asked for them must have. */
  private boolean usable(Kernels each) {
    try {
      return !each.kernelClass().isEmpty();
    } catch (ProblemException noLibrary) {
      session().err().println("note: left out: " + noLibrary.getMessage());
      return false;
    }
  }

  /** The highest any of the kernels reaches; NaN if none can tell. */
  private double peak(RealBuffer like) {
    return session().catalogue().services(Kernels.class).stream()
        .map(k -> k.peak(like))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max()
        .orElse(Double.NaN);
  }

  private void training(KernelChoice choice, Json.Obj all) {
    List<Json> figures = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("training step", "units", "ms", "steps/s", "kB allocated"));
    List<Throughput> together = new ArrayList<>();
    for (int n : units) {
      progress("a synthetic cortex of " + n + " neurons");
      TrainingBench bench =
          new TrainingBench(session().catalogue(), session().studies().code(kernels), n);
      bench.step(bench.arms().get(0), seconds); // not counted: the JVM is still compiling
      for (String arm : bench.arms()) {
        progress(n + " units, " + arm);
        StepSpeed speed = bench.step(arm, seconds);
        rows.add(
            List.of(
                arm,
                Integer.toString(n),
                String.format(Locale.ROOT, "%.2f", speed.seconds() * 1e3),
                String.format(Locale.ROOT, "%.1f", 1 / speed.seconds()),
                String.format(Locale.ROOT, "%.1f", speed.bytes() / 1e3)));
        figures.add(json(speed));
      }
      for (int runs : Throughput.counts(Runtime.getRuntime().availableProcessors())) {
        progress(n + " units, " + runs + " runs at once");
        together.add(bench.together(bench.arms().get(0), runs, seconds));
      }
    }
    all.with("steps", Json.array(figures));
    all.with("together", Json.array(together.stream().map(this::json).toList()));
    say("One-Choice Inference, " + TRIALS + " trials, float32, " + choice.kernels().name());
    say(TextTable.of(rows));
    say(TextTable.of(scaling(together)));
  }

  private List<List<String>> scaling(List<Throughput> together) {
    List<List<String>> rows = new ArrayList<>();
    String hourly = "runs of " + updates + " updates an hour";
    rows.add(List.of("runs at once", "units", "steps/s", hourly, "of one at a time"));
    double alone = Double.NaN;
    for (Throughput each : together) {
      alone = each.runs() == 1 ? each.stepsPerSecond() : alone;
      rows.add(
          List.of(
              Integer.toString(each.runs()),
              Integer.toString(each.units()),
              String.format(Locale.ROOT, "%.1f", each.stepsPerSecond()),
              String.format(Locale.ROOT, "%.1f", each.runsPerHour(updates)),
              String.format(Locale.ROOT, "%.2f x", each.stepsPerSecond() / alone)));
    }
    return rows;
  }

  private void say(String line) {
    if (!json.wanted()) {
      session().out().println(line);
    }
  }

  private void progress(String what) {
    session().err().println("measuring " + what);
  }

  private static List<String> row(
      String what, String who, double single, double peak32, double twice, double peak64) {
    return List.of(
        what, who, giga(single), share(single, peak32), giga(twice), share(twice, peak64));
  }

  private static String giga(double flops) {
    return Double.isNaN(flops) ? "-" : String.format(Locale.ROOT, "%.1f", flops * 1e-9);
  }

  private static String share(double flops, double peak) {
    return Double.isNaN(peak) ? "" : Math.round(100 * flops / peak) + " %";
  }

  private static Json json(ProductSpeed speed) {
    return Json.Obj.create()
        .with("kernels", speed.kernels())
        .with("bits", (long) speed.bits())
        .with("m", (long) speed.m())
        .with("n", (long) speed.n())
        .with("k", (long) speed.k())
        .with("packed", speed.packed())
        .with("flops", speed.flops());
  }

  private static Json json(StepSpeed speed) {
    return Json.Obj.create()
        .with("arm", speed.arm())
        .with("units", (long) speed.units())
        .with("seconds", speed.seconds())
        .with("bytes", speed.bytes())
        .with("steps", (long) speed.steps());
  }

  private Json json(Throughput together) {
    return Json.Obj.create()
        .with("units", (long) together.units())
        .with("runs", (long) together.runs())
        .with("stepsPerSecond", together.stepsPerSecond())
        .with("runsPerHour", together.runsPerHour(updates));
  }
}
