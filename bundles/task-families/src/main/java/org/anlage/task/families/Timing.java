package org.anlage.task.families;

import static org.anlage.task.families.Settings.Use.AS_RELEASED;
import static org.anlage.task.families.Settings.Use.NOISE;
import static org.anlage.task.families.Settings.Use.OPTIONS;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.program.DecisionRule;
import org.anlage.api.task.program.During;
import org.anlage.api.task.program.Form;
import org.anlage.api.task.program.Output;
import org.anlage.api.task.program.TrialProgram;
import org.anlage.task.programs.ProgramBuilder;

/**
 * Intervals that are measured, produced and detected. Events are answers of class {@code go} at
 * every step from an event on, after class {@code wait}; pulses last one step. Times are those of
 * NeuroGym (Molano-Mazon et al. 2022, doi 10.31234/osf.io/aqc9n), to the nearest step.
 */
final class Timing {
  private static final String NEUROGYM = "doi:10.31234/osf.io/aqc9n";
  private static final String FIXATION = "fixation";
  private static final String INTERVAL = "interval";
  private static final String WAIT = "wait";
  private static final String GO = "go";

  /** NeuroGym's tolerance: 20 % of the interval and 25 ms. */
  private static final double RELATIVE = 0.2;

  private static final double TOLERANCE = 25;

  private Timing() {}

  static List<NamedTask> tasks() {
    return List.of(
        task(
            "ready-set-go",
            "Measure the interval of two pulses, then answer after the same interval",
            "doi:10.1038/nn.2590, " + NEUROGYM,
            Set.of(AS_RELEASED),
            Timing::readySetGo),
        task(
            "one-two-three-go",
            "Three pulses of equal spacing; answer when the fourth is due",
            NEUROGYM,
            Set.of(),
            Timing::oneTwoThreeGo),
        task(
            "motor-timing",
            "Produce the one of two intervals that a cue names",
            "doi:10.1038/s41593-017-0028-6, " + NEUROGYM,
            Set.of(),
            Timing::motor),
        task(
            "detection",
            "Answer after a pulse in noise, which comes at a drawn time or not at all",
            NEUROGYM,
            Set.of(NOISE, AS_RELEASED),
            Timing::detection),
        task(
            "tone-detection",
            "Say at which of three times a tone was, or that there was none; four distinct trials"
                + " without noise",
            NEUROGYM,
            Set.of(NOISE),
            Timing::tone),
        task(
            "rhythm-switch",
            "Oscillate at the one of four frequencies that was cued last",
            "",
            Set.of(),
            Timing::rhythm),
        task(
            "pattern-generation",
            "Repeat a fixed sum of four sines for each output after a pulse; one distinct trial",
            "doi:10.1016/j.neuron.2009.07.018",
            Set.of(OPTIONS),
            Timing::pattern));
  }

  private static NamedTask task(
      String name,
      String text,
      String source,
      Set<Settings.Use> uses,
      Function<Settings, TrialProgram> factory) {
    return new NamedTask(name, text, source, new FamilyTask(name, uses, factory));
  }

  /** All whole numbers of steps in a range of times. */
  private static String times(double step, double from, double to) {
    return "grid("
        + step * Math.ceil(from / step)
        + ", "
        + step * Math.floor(to / step)
        + ", "
        + step
        + ")";
  }

  /** Two classes, of which the second is asked for from the event on. */
  private static TrialProgram produced(
      ProgramBuilder program, double tolerance, double relative, String[] waiting) {
    return program
        .values(Output.classes(WAIT, 1), Objective.CROSS_ENTROPY)
        .values(Output.classes(GO, 1), Objective.CROSS_ENTROPY)
        .answer(WAIT, "0", waiting)
        .answer(GO, "0", GO)
        .decidedBy(DecisionRule.event(GO, tolerance, relative, WAIT))
        .build();
  }

  /**
   * The interval is from pulse to pulse, and from the set pulse to the answer. As released, the
   * answer is due a pulse of 83 ms later, to the nearest step: NeuroGym counts from its end.
   */
  private static TrialProgram readySetGo(Settings s) {
    double step = s.stepOr(50);
    double late = s.asReleased() ? step * Math.max(1, Math.rint(83 / step)) : 0;
    return produced(
        new ProgramBuilder(step)
            .draw(INTERVAL, times(step, 800, 1500))
            .variable("interval_ms", INTERVAL)
            .period(FIXATION, 2 * step)
            .period("ready", step)
            .period("measure", INTERVAL + " - " + step)
            .period(WAIT, INTERVAL + " + " + late)
            .period(GO, 300)
            .cue(FIXATION)
            .cue("ready", "ready")
            .scalar(
                "set", new During(List.of(WAIT), "if(time < " + step + ", 1, 0)", "1", "0", "0")),
        TOLERANCE,
        RELATIVE,
        new String[] {FIXATION, "ready", "measure", WAIT});
  }

  private static TrialProgram oneTwoThreeGo(Settings s) {
    double step = s.stepOr(50);
    During third = new During(List.of(WAIT), "if(time < " + step + ", 1, 0)", "1", "0", "0");
    return produced(
        new ProgramBuilder(step)
            .draw(INTERVAL, "one_of(600, 700, 800, 900, 1000)")
            .variable("interval_ms", INTERVAL)
            .draw("onset", times(step, 400, 800))
            .period(FIXATION, "onset")
            .period("one", step)
            .period("first", INTERVAL + " - " + step)
            .period("two", step)
            .period("second", INTERVAL + " - " + step)
            .period(WAIT, INTERVAL)
            .period(GO, 300)
            .cue(FIXATION)
            .scalar("pulse", During.of(List.of("one"), "1"), During.of(List.of("two"), "1"), third),
        TOLERANCE,
        RELATIVE,
        new String[] {FIXATION, "one", "first", "two", "second", WAIT});
  }

  private static TrialProgram motor(Settings s) {
    double step = s.stepOr(50);
    return produced(
        new ProgramBuilder(step)
            .variable("cue", "one_of(0, 1)", "short", "long")
            .draw(INTERVAL, "if(cue == 0, 800, 1500)")
            .draw("foreperiod", times(step, 1000, 3000))
            .period(FIXATION, 500)
            .period("cue", "foreperiod")
            .period(WAIT, INTERVAL)
            .period(GO, 300)
            .cue(FIXATION)
            .oneHot("cue", 2, During.of(List.of("cue"), "cue"))
            .scalar(
                "set", new During(List.of(WAIT), "if(time < " + step + ", 1, 0)", "1", "0", "0")),
        TOLERANCE,
        RELATIVE,
        new String[] {FIXATION, "cue", WAIT});
  }

  /** As released, noise is added twice where there is no pulse: a cue. */
  private static TrialProgram detection(Settings s) {
    double step = s.stepOr(100);
    double noise = s.noise().orElse(1.0) / Math.sqrt(step);
    String rest = Double.toString(s.asReleased() ? noise * Math.sqrt(2) : noise);
    String pulse = Double.toString(noise);
    return produced(
        new ProgramBuilder(step)
            .variable("present", "one_of(0, 1)", "no", "yes")
            .draw("onset", times(step, 500, 1500))
            .draw("before", "if(present == 1, onset, 2000)")
            .period(WAIT, 500)
            .period("before", "before")
            .period("pulse", "if(present == 1, 200, 0)")
            .period(GO, "if(present == 1, 1800 - onset, 0)")
            .cue(FIXATION)
            .scalar(
                "stimulus",
                new During(List.of(WAIT, "before", GO), "0", "1", "0", rest),
                new During(List.of("pulse"), "1", "1", "0", pulse)),
        500,
        0,
        new String[] {WAIT, "before", "pulse"});
  }

  private static TrialProgram tone(Settings s) {
    double step = s.stepOr(50);
    String noise = s.noiseOr(1, step);
    return new ProgramBuilder(step)
        .variable("tone", "integer(0, 3)", "first", "second", "third", "none")
        .period(FIXATION, 500)
        .period("tone-1", 500)
        .period("tone-2", 500)
        .period("tone-3", 500)
        .period("decision", step)
        .scalar(
            "tone",
            tone(0, noise),
            tone(1, noise),
            tone(2, noise),
            new During(List.of(FIXATION), "0", "1", "0", noise))
        .classes("answer", 4)
        .answer("answer", "tone", "decision")
        .build();
  }

  private static During tone(int number, String noise) {
    return new During(
        List.of("tone-" + (number + 1)), "if(tone == " + number + ", 1, 0)", "1", "0", noise);
  }

  /** Steps of 5 ms: 40 Hz are 5 steps a cycle. */
  private static TrialProgram rhythm(Settings s) {
    double step = s.stepOr(5);
    String[] segments = {"segment-1", "segment-2", "segment-3"};
    ProgramBuilder program = new ProgramBuilder(step);
    During[] cues = new During[segments.length];
    for (int i = 0; i < segments.length; i++) {
      String band = "band_" + (i + 1);
      program.variable(band, "integer(0, 3)", "theta", "alpha", "beta", "gamma");
      program.draw("hertz_" + (i + 1), hertz(band));
      program.period("cue-" + (i + 1), 50).period(segments[i], 450);
      cues[i] = During.of(List.of("cue-" + (i + 1)), band);
      program.answer(
          "rhythm", "sin(0.36 * hertz_" + (i + 1) + " * time)", "cue-" + (i + 1), segments[i]);
    }
    return program
        .oneHot("cue", 4, cues)
        .values(new Output("rhythm", Form.SCALAR, 1, 22.5, 0, 1), Objective.MEAN_SQUARES)
        .decidedBy(tracking(0.7))
        .build();
  }

  private static String hertz(String band) {
    return "if(" + band + " == 0, 6, if(" + band + " == 1, 10, if(" + band + " == 2, 20, 40)))";
  }

  private static DecisionRule tracking(double most) {
    return new DecisionRule(
        DecisionRule.Kind.TRACKING, "", 0.5, 36, 0, 0, false, true, 0, "", most);
  }

  /** Amplitudes 1, 1/2, 1/6, 1/3 of harmonics 1 to 4 of 1 / 1200 ms, shifted for each output. */
  private static TrialProgram pattern(Settings s) {
    double step = s.stepOr(10);
    int outputs = s.options().orElse(1);
    double[] amplitudes = {1, 1 / 2.0, 1 / 6.0, 1 / 3.0};
    ProgramBuilder program =
        new ProgramBuilder(step)
            .period("start", step * Math.max(1, Math.rint(50 / step)))
            .period("pattern", 1200)
            .cue("start", "start");
    for (int o = 0; o < outputs; o++) {
      String shift = Double.toString(360.0 * o / outputs);
      String value =
          String.join(
              " + ",
              IntStream.rangeClosed(1, amplitudes.length)
                  .mapToObj(
                      k -> amplitudes[k - 1] + " * sin(" + 0.3 * k + " * time + " + shift + ")")
                  .toList());
      String name = "output-" + (o + 1);
      program
          .values(new Output(name, Form.SCALAR, 1, 22.5, 0, 1), Objective.MEAN_SQUARES)
          .answer(name, value, "pattern");
    }
    return program.decidedBy(tracking(0.2)).build();
  }
}
