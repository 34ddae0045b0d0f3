package org.anlage.task.families;

import static org.anlage.task.families.Settings.Use.DELAYS;
import static org.anlage.task.families.Settings.Use.NOISE;
import static org.anlage.task.families.Settings.Use.OPTIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.anlage.api.task.Objective;
import org.anlage.api.task.program.Answer;
import org.anlage.api.task.program.DecisionRule;
import org.anlage.api.task.program.During;
import org.anlage.api.task.program.Form;
import org.anlage.api.task.program.Output;
import org.anlage.api.task.program.TrialProgram;
import org.anlage.task.programs.ProgramBuilder;

/**
 * Memory of one or two things. Times and inputs are those of NeuroGym (Molano-Mazon et al. 2022,
 * doi 10.31234/osf.io/aqc9n) in steps of 100 ms unless said.
 */
final class Memory {
  private static final String NEUROGYM = "doi:10.31234/osf.io/aqc9n";
  private static final String FIXATION = "fixation";
  private static final String SAMPLE = "sample";
  private static final String STIMULUS = "stimulus";
  private static final String DELAY = "delay";
  private static final String TEST = "test";
  private static final String DECISION = "decision";
  private static final String ANSWER = "answer";
  private static final String MATCH = "match";

  private Memory() {}

  static List<NamedTask> tasks() {
    return List.of(
        task(
            "delay-comparison",
            "Say which of two frequencies, one before and one after a delay, was higher",
            "doi:10.1038/20939, " + NEUROGYM,
            Set.of(DELAYS, NOISE),
            Memory::comparison),
        task(
            "delayed-match-to-sample",
            "Say whether two stimuli, one before and one after a delay, are the same",
            "doi:10.1523/JNEUROSCI.16-16-05154.1996, " + NEUROGYM,
            Set.of(DELAYS, NOISE, OPTIONS),
            Memory::match),
        task(
            "match-among-distractors",
            "Say of each of three stimuli after a sample whether it is the same",
            "doi:10.1523/JNEUROSCI.16-16-05154.1996, " + NEUROGYM,
            Set.of(DELAYS, NOISE, OPTIONS),
            Memory::distractors),
        task(
            "delayed-match-to-category",
            "Say whether two directions, one before and one after a delay, are of one half circle",
            "doi:10.1038/nature05078, " + NEUROGYM,
            Set.of(DELAYS, NOISE, OPTIONS),
            Memory::category),
        task(
            "dual-delayed-match",
            "Remember two samples, compare the cued one with a test, then the other",
            NEUROGYM,
            Set.of(DELAYS, NOISE),
            Memory::dual),
        task(
            "paired-association",
            "Say whether two stimuli, one before and one after a delay, are a pair",
            NEUROGYM,
            Set.of(DELAYS),
            Memory::pairs),
        task(
            "memory-number",
            "Reproduce a number after a delay, in steps of 10 ms",
            "",
            Set.of(NOISE),
            Memory::number),
        task(
            "memory-anti-angle",
            "Answer after a delay with the angle opposite to one that was shown, in steps of 10 ms",
            "",
            Set.of(NOISE),
            Memory::antiAngle),
        task(
            "delayed-xor",
            "Say whether two bits, one before and one after a delay, differ; four distinct trials",
            "",
            Set.of(DELAYS),
            Memory::xor));
  }

  private static NamedTask task(
      String name,
      String text,
      String source,
      Set<Settings.Use> uses,
      Function<Settings, TrialProgram> factory) {
    return new NamedTask(name, text, source, new FamilyTask(name, uses, factory));
  }

  private static ProgramBuilder delayed(ProgramBuilder program, Settings s, double published) {
    List<Double> delays = s.delaysOr(published);
    return program.varied(DELAY, "ms", delays, Evidence.longer(delays));
  }

  /** Pairs (18, 10), (22, 14), (26, 18), (30, 22), (34, 26) Hz in both orders. */
  private static TrialProgram comparison(Settings s) {
    double step = s.stepOr(100);
    String noise = s.noiseOr(1, step);
    ProgramBuilder program =
        new ProgramBuilder(step)
            .variable("pair", "integer(0, 4)", "18-10", "22-14", "26-18", "30-22", "34-26")
            .variable(ANSWER, "one_of(0, 1)", "first", "second")
            .variable("f1", "10 + 4 * pair + if(answer == 0, 8, 0)")
            .variable("f2", "10 + 4 * pair + if(answer == 1, 8, 0)");
    return delayed(program, s, 1000)
        .period(FIXATION, 500)
        .period("f1", 500)
        .period(DELAY, DELAY)
        .period("f2", 500)
        .period(DECISION, step)
        .cue(FIXATION, FIXATION, "f1", DELAY, "f2")
        .scalar(
            STIMULUS,
            new During(List.of("f1"), "(1 + (f1 - 10) / 24) / 2", "1", "0", noise),
            new During(List.of("f2"), "(1 + (f2 - 10) / 24) / 2", "1", "0", noise))
        .classes(ANSWER, 2)
        .answer(ANSWER, ANSWER, DECISION)
        .build();
  }

  private static TrialProgram match(Settings s) {
    double step = s.stepOr(100);
    int units = s.optionsOr(2);
    String noise = s.noiseOr(1, step);
    ProgramBuilder program =
        new ProgramBuilder(step)
            .variable(SAMPLE, "integer(0, " + (units - 1) + ")")
            .variable(MATCH, "one_of(0, 1)", "no", "yes")
            .draw("sample_angle", Evidence.angle(SAMPLE, units))
            .draw("test_angle", "sample_angle + if(match == 1, 0, 180)");
    return delayed(program, s, 1000)
        .period(FIXATION, 300)
        .period(SAMPLE, 500)
        .period(DELAY, DELAY)
        .period(TEST, 500)
        .period(DECISION, 900)
        .cue(FIXATION, FIXATION, SAMPLE, DELAY, TEST)
        .cosines(
            STIMULUS,
            units,
            Evidence.direction("0.5", "sample_angle", noise, SAMPLE),
            Evidence.direction("0.5", "test_angle", noise, TEST))
        .classes(ANSWER, 2)
        .answer(ANSWER, MATCH, DECISION)
        .build();
  }

  /** The sample is one of the three tests; the other two are at least 45 degrees away. */
  private static TrialProgram distractors(Settings s) {
    double step = s.stepOr(100);
    int units = s.optionsOr(32);
    String noise = s.noiseOr(1, step);
    double delay = s.delaysOr(1000.0).get(0);
    if (s.delays().size() > 1) {
      throw new IllegalArgumentException("delays: got " + s.delays() + ", expected one, of all");
    }
    ProgramBuilder program =
        new ProgramBuilder(step)
            .variable("position", "integer(1, 3)")
            .variable("angle", "uniform(0, 360)")
            .draw("pause", Double.toString(delay))
            .period(FIXATION, 300)
            .period(SAMPLE, 500);
    List<During> shown = new ArrayList<>();
    List<String> fixation = new ArrayList<>(List.of(FIXATION, SAMPLE));
    shown.add(Evidence.direction("0.5", "angle", noise, SAMPLE));
    for (int i = 1; i <= 3; i++) {
      String test = TEST + "-" + i;
      program
          .draw("away_" + i, "uniform(45, 315)")
          .period(DELAY + "-" + i, "pause")
          .period(test, 500);
      fixation.add(DELAY + "-" + i);
      shown.add(
          Evidence.direction(
              "0.5", "angle + if(position == " + i + ", 0, away_" + i + ")", noise, test));
      program.answer(ANSWER, "if(position == " + i + ", 1, 0)", test);
    }
    return program
        .cue(FIXATION, fixation.toArray(String[]::new))
        .cosines(STIMULUS, units, shown.toArray(During[]::new))
        .classes(ANSWER, 2)
        .decidedBy(DecisionRule.mean())
        .build();
  }

  /** Places are half a unit away from the boundaries of the categories. */
  private static TrialProgram category(Settings s) {
    double step = s.stepOr(100);
    int units = s.optionsOr(16);
    if (units % 2 != 0) {
      throw new IllegalArgumentException(
          "options: got " + units + ", expected an even number, for two categories");
    }
    String noise = s.noiseOr(1, step);
    String half = Integer.toString(units / 2);
    ProgramBuilder program =
        new ProgramBuilder(step)
            .variable(SAMPLE, "integer(0, " + (units - 1) + ")")
            .variable(TEST, "integer(0, " + (units - 1) + ")")
            .variable(
                MATCH,
                "if(floor(sample / " + half + ") == floor(test / " + half + "), 1, 0)",
                "no",
                "yes");
    return delayed(program, s, 1000)
        .period(FIXATION, 500)
        .period(SAMPLE, 600)
        .period(DELAY, DELAY)
        .period(TEST, 600)
        .cue(FIXATION)
        .cosines(
            STIMULUS,
            units,
            Evidence.direction("0.5", Evidence.angle("(sample + 0.5)", units), noise, SAMPLE),
            Evidence.direction("0.5", Evidence.angle("(test + 0.5)", units), noise, TEST))
        .classes(ANSWER, 2)
        .answer(ANSWER, MATCH, TEST)
        .build();
  }

  private static TrialProgram dual(Settings s) {
    double step = s.stepOr(100);
    String noise = s.noiseOr(1, step);
    ProgramBuilder program =
        new ProgramBuilder(step)
            .variable("first_sample", "one_of(0, 1)")
            .variable("second_sample", "one_of(0, 1)")
            .variable("cue", "one_of(0, 1)", "first", "second")
            .variable("match_1", "one_of(0, 1)", "no", "yes")
            .variable("match_2", "one_of(0, 1)", "no", "yes")
            .draw("cued", "if(cue == 0, first_sample, second_sample)")
            .draw("other", "if(cue == 0, second_sample, first_sample)")
            .draw("test_1", "if(match_1 == 1, cued, 1 - cued)")
            .draw("test_2", "if(match_2 == 1, other, 1 - other)");
    return delayed(program, s, 500)
        .period(FIXATION, 500)
        .period(SAMPLE, 500)
        .period(DELAY, DELAY)
        .period("cue-1", 500)
        .period("test-1", 500)
        .period("delay-2", 500)
        .period("cue-2", 500)
        .period("test-2", 500)
        .cue(FIXATION)
        .cosines(
            "stimulus-1",
            2,
            Evidence.direction("0.5", "180 * first_sample", noise, SAMPLE),
            when("cue == 0", "180 * test_1", noise, "test-1"),
            when("cue == 1", "180 * test_2", noise, "test-2"))
        .cosines(
            "stimulus-2",
            2,
            Evidence.direction("0.5", "180 * second_sample", noise, SAMPLE),
            when("cue == 1", "180 * test_1", noise, "test-1"),
            when("cue == 0", "180 * test_2", noise, "test-2"))
        .oneHot(
            "cue", 2, During.of(List.of("cue-1"), "cue"), During.of(List.of("cue-2"), "1 - cue"))
        .classes(ANSWER, 2)
        .answer(ANSWER, "match_1", "test-1")
        .answer(ANSWER, "match_2", "test-2")
        .decidedBy(DecisionRule.mean())
        .build();
  }

  private static During when(String condition, String angle, String noise, String period) {
    return new During(
        List.of(period),
        angle,
        "if(" + condition + ", 0.5, 0)",
        "if(" + condition + ", 0.5, 0)",
        noise);
  }

  /** Of the pairs (1, 3), (1, 4), (2, 3), (2, 4), go for the first and the last. */
  private static TrialProgram pairs(Settings s) {
    ProgramBuilder program =
        new ProgramBuilder(s.stepOr(100))
            .variable("first", "one_of(0, 1)", "1", "2")
            .variable("second", "one_of(0, 1)", "3", "4")
            .variable(ANSWER, "if(first == second, 1, 0)", "nogo", "go");
    return delayed(program, s, 1000)
        .period("stimulus-1", 1000)
        .period(DELAY, DELAY)
        .period("stimulus-2", 1000)
        .period("delay-2", 1000)
        .period(DECISION, 500)
        .cue(FIXATION, "stimulus-1", DELAY, "stimulus-2", "delay-2")
        .oneHot(
            STIMULUS,
            4,
            During.of(List.of("stimulus-1"), "first"),
            During.of(List.of("stimulus-2"), "2 + second"))
        .classes(ANSWER, 2)
        .answer(ANSWER, ANSWER, DECISION)
        .build();
  }

  /** A constant answer of 0.5 is within 0.1 of a fifth of all numbers. */
  private static TrialProgram number(Settings s) {
    double step = s.stepOr(10);
    return new ProgramBuilder(step)
        .variable("number", "uniform(0, 1)")
        .draw("onset", "grid(0, 200, " + step + ")")
        .period("wait", "onset")
        .period(STIMULUS, 100)
        .period(DELAY, "500 - onset")
        .period("recall", 600)
        .scalar(
            "number",
            During.of(List.of(STIMULUS), "number"),
            new During(List.of(), "0", "0", "0", s.noiseOr(0, step)))
        .cue(STIMULUS, STIMULUS)
        .cue("recall", "recall")
        .values(new Output("number", Form.SCALAR, 1, 22.5, 0, 1), Objective.MEAN_SQUARES)
        .answer("number", "number", "recall")
        .decidedBy(DecisionRule.within(0.1))
        .chance(0.2)
        .build();
  }

  private static TrialProgram antiAngle(Settings s) {
    double step = s.stepOr(10);
    return new ProgramBuilder(step)
        .variable("angle", "uniform(0, 360)")
        .draw("delay", "grid(900, 1000, " + step + ")")
        .period(STIMULUS, 100)
        .period(DELAY, DELAY)
        .period("recall", 300)
        .ring(
            "angle",
            Form.TRIANGLE,
            3,
            120,
            During.of(List.of(STIMULUS), "angle"),
            new During(List.of(), "0", "0", "0", s.noiseOr(0, step)))
        .cue(STIMULUS, STIMULUS)
        .cue("recall", "recall")
        .values(new Output("angle", Form.TRIANGLE, 3, 120, 0, 1), Objective.MEAN_SQUARES)
        .answer(new Answer("angle", List.of("recall"), "angle + 180", "1", 1, 0))
        .decidedBy(DecisionRule.direction(""))
        .chance(0.2)
        .build();
  }

  private static TrialProgram xor(Settings s) {
    ProgramBuilder program =
        new ProgramBuilder(s.stepOr(100))
            .variable("first", "one_of(0, 1)")
            .variable("second", "one_of(0, 1)")
            .variable(ANSWER, "if(first == second, 0, 1)", "same", "different");
    return delayed(program, s, 1000)
        .period("bit-1", 500)
        .period(DELAY, DELAY)
        .period("bit-2", 500)
        .period(DECISION, 500)
        .cue(FIXATION, "bit-1", DELAY, "bit-2")
        .oneHot(
            "bit", 2, During.of(List.of("bit-1"), "first"), During.of(List.of("bit-2"), "second"))
        .cue(DECISION, DECISION)
        .classes(ANSWER, 2)
        .answer(ANSWER, ANSWER, DECISION)
        .build();
  }
}
