package org.anlage.task.families;

import static org.anlage.task.families.Settings.Use.COHERENCES;
import static org.anlage.task.families.Settings.Use.DELAYS;
import static org.anlage.task.families.Settings.Use.NOISE;
import static org.anlage.task.families.Settings.Use.OPTIONS;
import static org.anlage.task.programs.ProgramBuilder.oneOf;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.anlage.api.task.program.During;
import org.anlage.api.task.program.TrialProgram;
import org.anlage.task.programs.ProgramBuilder;

/**
 * Decisions by noisy or probabilistic evidence. Times and inputs are those of NeuroGym
 * (Molano-Mazon et al. 2022, doi 10.31234/osf.io/aqc9n) in steps of 100 ms unless said.
 */
final class Evidence {
  private static final String NEUROGYM = "doi:10.31234/osf.io/aqc9n";
  private static final String FIXATION = "fixation";
  private static final String STIMULUS = "stimulus";
  private static final String DELAY = "delay";
  private static final String DECISION = "decision";
  private static final String CHOICE = "choice";
  private static final String COHERENCE = "coherence";

  private Evidence() {}

  static List<NamedTask> tasks() {
    return List.of(
        task(
            "perceptual-decision-delayed",
            "Integrate two noisy inputs, wait for a drawn delay, say which was stronger",
            NEUROGYM,
            Set.of(COHERENCES, DELAYS, NOISE),
            Evidence::delayed),
        task(
            "choice-of-n",
            "Integrate noisy inputs on a ring, say after a delay which direction they had",
            "doi:10.1523/JNEUROSCI.12-12-04745.1992, " + NEUROGYM,
            Set.of(COHERENCES, DELAYS, NOISE, OPTIONS),
            Evidence::choice),
        task(
            "context-decision",
            "Integrate the one of two noisy modalities that a context names, ignore the other",
            "doi:10.1038/nature12742, " + NEUROGYM,
            Set.of(COHERENCES, DELAYS, NOISE, OPTIONS),
            Evidence::context),
        task(
            "multisensory-integration",
            "Integrate evidence that is split over two noisy modalities",
            "doi:10.1038/nn.3865, " + NEUROGYM,
            Set.of(COHERENCES, NOISE, OPTIONS),
            Evidence::multisensory),
        task(
            "pulse-decision",
            "Count pulses on two sides, say which had more",
            "doi:10.1126/science.1233912, " + NEUROGYM,
            Set.of(),
            Evidence::pulses),
        task(
            "probabilistic-reasoning",
            "Add the weights of four shapes that appear one by one, bet on the sign of the sum",
            "doi:10.1038/nature05852, " + NEUROGYM,
            Set.of(DELAYS),
            Evidence::shapes),
        task(
            "post-decision-wager",
            "Say after a delay which input was stronger, or take a sure option where it was weak",
            "doi:10.1126/science.1169405, " + NEUROGYM,
            Set.of(COHERENCES, NOISE),
            Evidence::wager),
        task(
            "economic-choice",
            "Choose the more valuable of two amounts of two juices on two sides",
            "doi:10.1038/nature04676, " + NEUROGYM,
            Set.of(),
            Evidence::juices),
        task(
            "changing-environment",
            "Say by noisy evidence and a cued context which of four answers is right",
            NEUROGYM,
            Set.of(COHERENCES, NOISE),
            Evidence::environment),
        new NamedTask(
            UncuedEnvironment.NAME,
            "The same in sessions without a cue: the context follows from which answers were right",
            NEUROGYM,
            new UncuedEnvironment()));
  }

  private static NamedTask task(
      String name,
      String text,
      String source,
      Set<Settings.Use> uses,
      Function<Settings, TrialProgram> factory) {
    return new NamedTask(name, text, source, new FamilyTask(name, uses, factory));
  }

  private static TrialProgram delayed(Settings s) {
    double step = s.stepOr(100);
    String noise = s.noiseOr(1, step);
    return coherent(new ProgramBuilder(step), s, 2)
        .varied(
            DELAY,
            "ms",
            s.delaysOr(300.0, 500.0, 700.0, 900.0, 1200.0, 2000.0, 3200.0, 4000.0),
            List.of())
        .period(STIMULUS, 1100)
        .period(DELAY, DELAY)
        .period(DECISION, 1500)
        .cue(FIXATION, STIMULUS, DELAY)
        .cosines(STIMULUS, 2, direction("coherence / 200", "180 * choice", noise, STIMULUS))
        .classes(CHOICE, 2)
        .answer(CHOICE, CHOICE, DECISION)
        .decidedBy(org.anlage.api.task.program.DecisionRule.mean())
        .build();
  }

  private static TrialProgram choice(Settings s) {
    double step = s.stepOr(100);
    int options = s.optionsOr(4);
    return coherent(new ProgramBuilder(step), s, options)
        .varied(DELAY, "ms", s.delaysOr(1000.0), longer(s.delaysOr(1000.0)))
        .period(FIXATION, 100)
        .period(STIMULUS, 3000)
        .period(DELAY, DELAY)
        .period(DECISION, step)
        .cue(FIXATION)
        .cosines(
            STIMULUS,
            options,
            direction("coherence / 200", angle(CHOICE, options), s.noiseOr(1, step), STIMULUS))
        .classes(CHOICE, options)
        .answer(CHOICE, CHOICE, DECISION)
        .build();
  }

  private static TrialProgram context(Settings s) {
    double step = s.stepOr(100);
    int options = s.optionsOr(2);
    String noise = s.noiseOr(1, step);
    List<Double> coherences = s.coherencesOr(5.0, 15.0, 50.0);
    return new ProgramBuilder(step)
        .variable("context", "one_of(0, 1)")
        .variable("first", "integer(0, " + (options - 1) + ")")
        .variable("second", "integer(0, " + (options - 1) + ")")
        .variable("first_coherence", oneOf(coherences))
        .variable("second_coherence", oneOf(coherences))
        .variable(CHOICE, "if(context == 0, first, second)")
        .varied(DELAY, "ms", s.delaysOr(600.0), longer(s.delaysOr(600.0)))
        .period(FIXATION, 300)
        .period(STIMULUS, 800)
        .period(DELAY, DELAY)
        .period(DECISION, step)
        .cue(FIXATION, FIXATION, STIMULUS, DELAY)
        .cosines(
            "modality-1",
            options,
            direction("first_coherence / 200", angle("first", options), noise, STIMULUS))
        .cosines(
            "modality-2",
            options,
            direction("second_coherence / 200", angle("second", options), noise, STIMULUS))
        .oneHot("context", 2, During.of(List.of(), "context"))
        .classes(CHOICE, options)
        .answer(CHOICE, CHOICE, DECISION)
        .build();
  }

  private static TrialProgram multisensory(Settings s) {
    double step = s.stepOr(100);
    int options = s.optionsOr(2);
    String noise = s.noiseOr(1, step);
    return new ProgramBuilder(step)
        .variable(CHOICE, "integer(0, " + (options - 1) + ")")
        .varied(COHERENCE, "%", s.coherencesOr(5.0, 15.0, 50.0), List.of())
        .variable("proportion", "uniform(0, 1)")
        .period(FIXATION, 300)
        .period(STIMULUS, 700)
        .period(DECISION, step)
        .cue(FIXATION, FIXATION, STIMULUS)
        .cosines(
            "modality-1",
            options,
            direction("proportion * coherence / 200", angle(CHOICE, options), noise, STIMULUS))
        .cosines(
            "modality-2",
            options,
            direction(
                "(1 - proportion) * coherence / 200", angle(CHOICE, options), noise, STIMULUS))
        .classes(CHOICE, options)
        .answer(CHOICE, CHOICE, DECISION)
        .build();
  }

  /** In steps of 50 ms, of which a pulse lasts one; each side has its own in each of six bins. */
  private static TrialProgram pulses(Settings s) {
    ProgramBuilder program =
        new ProgramBuilder(s.stepOr(50))
            .variable("favoured", "one_of(0, 1)", "left", "right")
            .period(FIXATION, 500);
    String[] bins = IntStream.range(1, 7).mapToObj(b -> "bin-" + b).toArray(String[]::new);
    String[] before = new String[bins.length + 1];
    before[0] = FIXATION;
    StringBuilder difference = new StringBuilder("0");
    During[] left = new During[bins.length];
    During[] right = new During[bins.length];
    for (int b = 0; b < bins.length; b++) {
      program
          .draw("left_" + (b + 1), "weighted(favoured, 0.3, 1 - favoured, 0.7)")
          .draw("right_" + (b + 1), "weighted(favoured, 0.7, 1 - favoured, 0.3)")
          .period(bins[b], 250);
      difference.append(" + right_" + (b + 1) + " - left_" + (b + 1));
      left[b] = During.of(List.of(bins[b]), "if(time < 50, left_" + (b + 1) + ", 0)");
      right[b] = During.of(List.of(bins[b]), "if(time < 50, right_" + (b + 1) + ", 0)");
      before[b + 1] = bins[b];
    }
    return program
        .variable("difference", difference.toString())
        .draw("tie", "one_of(0, 1)")
        .variable(CHOICE, "if(difference > 0, 1, if(difference < 0, 0, tie))", "left", "right")
        .period(DECISION, 500)
        .cue(FIXATION, before)
        .scalar("left", left)
        .scalar("right", right)
        .classes(CHOICE, 2)
        .answer(CHOICE, CHOICE, DECISION)
        .build();
  }

  /** Weights of the ten shapes, in units of log10 odds. */
  private static String weight(String shape) {
    double[] weights = {-10, -0.9, -0.7, -0.5, -0.3, 0.3, 0.5, 0.7, 0.9, 10};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < weights.length - 1; i++) {
      text.append("if(").append(shape).append(" == ").append(i).append(", ");
      text.append(weights[i]).append(", ");
    }
    return text.append(weights[weights.length - 1])
        .append(")".repeat(weights.length - 1))
        .toString();
  }

  private static TrialProgram shapes(Settings s) {
    double step = s.stepOr(100);
    int shapes = 4;
    ProgramBuilder program = new ProgramBuilder(step).period(FIXATION, 500);
    StringBuilder sum = new StringBuilder("0");
    for (int i = 1; i <= shapes; i++) {
      program.draw("shape_" + i, "integer(0, 9)");
      program.draw("weight_" + i, weight("shape_" + i));
      program.period("shape-" + i, 500);
      sum.append(" + weight_").append(i);
    }
    program
        .draw("log_odds", sum.toString())
        // 1 / (1 + 10^-x), written so that neither weight overflows
        .variable(
            CHOICE,
            "weighted(1, exp(2.302585092994046 * min(log_odds, 0)),"
                + " 0, exp(2.302585092994046 * min(0 - log_odds, 0)))",
            "left",
            "right")
        .varied(DELAY, "ms", s.delaysOr(500.0), longer(s.delaysOr(500.0)))
        .period(DELAY, DELAY)
        .period(DECISION, 500);
    String[] names =
        IntStream.rangeClosed(1, shapes).mapToObj(i -> "shape-" + i).toArray(String[]::new);
    program.cue(
        FIXATION,
        IntStream.range(0, shapes + 2)
            .mapToObj(i -> i == 0 ? FIXATION : i <= shapes ? names[i - 1] : DELAY)
            .toArray(String[]::new));
    for (int i = 1; i <= shapes; i++) {
      program.oneHot(
          "shape-" + i, 10, During.of(List.of(names).subList(i - 1, shapes), "shape_" + i));
    }
    return program.classes(CHOICE, 2).answer(CHOICE, CHOICE, DECISION).build();
  }

  /**
   * The sure option is right where it is offered and an ideal observer of the stimulus would be
   * right with a probability below 0.7: 0.5244 is the quantile of that probability.
   */
  private static TrialProgram wager(Settings s) {
    double step = s.stepOr(100);
    String noise = s.noiseOr(1, step);
    double steps = 200 / step;
    double limit = 100 * 0.5244005127080407 * Double.parseDouble(noise) / Math.sqrt(steps / 2);
    return new ProgramBuilder(step)
        .variable("side", "one_of(0, 1)", "left", "right")
        .variable(COHERENCE, oneOf(s.coherencesOr(0.0, 3.2, 6.4, 12.8, 25.6, 51.2)))
        .variable("sure", "one_of(0, 1)", "no", "yes")
        .draw("pause", "grid(500, 700, 100)")
        .variable(
            CHOICE, "if(sure == 1 and coherence < " + limit + ", 2, side)", "left", "right", "sure")
        .period(FIXATION, 100)
        .period(STIMULUS, 200)
        .period("pause", "pause")
        .period("offer", "1300 - pause")
        .period(DECISION, step)
        .cue(FIXATION, FIXATION, STIMULUS, "pause", "offer")
        .cosines(STIMULUS, 2, direction("coherence / 200", "180 * side", noise, STIMULUS))
        .scalar("sure", During.of(List.of("offer"), "sure"))
        .classes(CHOICE, 3)
        .answer(CHOICE, CHOICE, DECISION)
        .build();
  }

  /** A is worth 2.2 of B; nine offers of amounts of B and A. */
  private static TrialProgram juices(Settings s) {
    int[][] offers = {{0, 1}, {1, 3}, {1, 2}, {1, 1}, {2, 1}, {3, 1}, {4, 1}, {6, 1}, {2, 0}};
    return new ProgramBuilder(s.stepOr(100))
        .variable(
            "offer",
            "integer(0, 8)",
            IntStream.range(0, offers.length)
                .mapToObj(i -> offers[i][0] + "b-" + offers[i][1] + "a")
                .toArray(String[]::new))
        .draw("amount_b", amounts(offers, 0))
        .draw("amount_a", amounts(offers, 1))
        .variable("side_of_a", "one_of(0, 1)", "left", "right")
        .draw("better", "if(2.2 * amount_a > amount_b, side_of_a, 1 - side_of_a)")
        .variable(CHOICE, "better", "left", "right")
        .period(FIXATION, 500)
        .period("offer", 1500)
        .period(DECISION, 500)
        .cue(FIXATION, FIXATION, "offer")
        .oneHot("left-juice", 2, During.of(List.of("offer"), "side_of_a"))
        .oneHot("right-juice", 2, During.of(List.of("offer"), "1 - side_of_a"))
        .scalar(
            "left-amount",
            During.of(List.of("offer"), "if(side_of_a == 0, amount_a, amount_b) / 6"))
        .scalar(
            "right-amount",
            During.of(List.of("offer"), "if(side_of_a == 1, amount_a, amount_b) / 6"))
        .classes(CHOICE, 2)
        .answer(CHOICE, CHOICE, DECISION)
        .build();
  }

  private static String amounts(int[][] offers, int juice) {
    String text = Integer.toString(offers[offers.length - 1][juice]);
    for (int i = offers.length - 2; i >= 0; i--) {
      text = "if(offer == " + i + ", " + offers[i][juice] + ", " + text + ")";
    }
    return text;
  }

  private static TrialProgram environment(Settings s) {
    double step = s.stepOr(100);
    return new ProgramBuilder(step)
        .variable("side", "one_of(0, 1)", "left", "right")
        .variable("context", "one_of(0, 1)")
        .varied(COHERENCE, "%", s.coherencesOr(5.0, 15.0, 50.0), List.of())
        .period(FIXATION, 500)
        .period(STIMULUS, 1000)
        .period(DECISION, 500)
        .cue(FIXATION, FIXATION, STIMULUS)
        .cosines(
            STIMULUS, 2, direction("coherence / 200", "180 * side", s.noiseOr(1, step), STIMULUS))
        .scalar("context", During.of(List.of(), "2 * context - 1"))
        .classes(CHOICE, 4)
        .answer(CHOICE, "2 * context + side", DECISION)
        .build();
  }

  private static ProgramBuilder coherent(ProgramBuilder program, Settings s, int options) {
    return program
        .variable(CHOICE, "integer(0, " + (options - 1) + ")")
        .varied(COHERENCE, "%", s.coherencesOr(0.0, 6.4, 12.8, 25.6, 51.2), List.of());
  }

  /** 0.5 + strength x cosine, with noise. */
  static During direction(String strength, String angle, String noise, String... periods) {
    return new During(List.of(periods), angle, strength, "0.5", noise);
  }

  static String angle(String unit, int units) {
    return "360 * " + unit + " / " + units;
  }

  /** Twice and four times the longest. */
  static List<Double> longer(List<Double> delays) {
    double longest = delays.stream().mapToDouble(d -> d).max().orElse(0);
    return List.of(2 * longest, 4 * longest);
  }
}
