package org.anlage.task.families;

import static org.anlage.task.families.Settings.Use.DELAYS;
import static org.anlage.task.families.Settings.Use.NOISE;
import static org.anlage.task.families.Settings.Use.OPTIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.anlage.api.task.Objective;
import org.anlage.api.task.program.Answer;
import org.anlage.api.task.program.DecisionRule;
import org.anlage.api.task.program.During;
import org.anlage.api.task.program.Form;
import org.anlage.api.task.program.Output;
import org.anlage.api.task.program.TrialProgram;
import org.anlage.task.programs.ProgramBuilder;

/**
 * The twenty tasks of Yang et al. 2019 (doi 10.1038/s41593-018-0310-2): one input of fixation and
 * two rings; one output of fixation and one ring. The loss is the mean of (logistic output -
 * target)^2 times a mask squared: 0 in the first 100 ms and in the 100 ms after go, 1 before go, 25
 * after it, 4 times that on fixation. Timing, modality and delays are drawn for every trial; the
 * published code draws them for every batch.
 */
final class RingSaccades {
  private static final String SOURCE = "doi:10.1038/s41593-018-0310-2";
  private static final String FIXATION = "fixation";
  private static final String RESPONSE = "response";
  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final String DELAY = "delay";

  /** Input noise 0.01 sqrt(2 / alpha) with a step of alpha times 100 ms. */
  private static final double NOISE_PUBLISHED = 0.01 * Math.sqrt(200);

  private static final String SHORT = "one_of(200, 400, 600)";
  private static final List<Double> DELAYS_PUBLISHED = List.of(200.0, 400.0, 800.0, 1600.0);

  private final double step;
  private final int units;
  private final String noise;
  private final Settings settings;
  private final ProgramBuilder program;
  private final List<During> first = new ArrayList<>();
  private final List<During> second = new ArrayList<>();

  private RingSaccades(Settings settings) {
    this.settings = settings;
    step = settings.stepOr(20);
    units = settings.optionsOr(32);
    noise = settings.noiseOr(NOISE_PUBLISHED, step);
    program = new ProgramBuilder(step);
    first.add(new During(List.of(), "0", "0", "0", noise));
    second.add(new During(List.of(), "0", "0", "0", noise));
  }

  static List<NamedTask> tasks() {
    List<NamedTask> tasks = new ArrayList<>();
    go(tasks, "fdgo", "Saccade to a stimulus that is still there when fixation ends", "");
    go(tasks, "reactgo", "Saccade to a stimulus as soon as it appears", "");
    go(tasks, "delaygo", "Saccade after a delay to where a stimulus was", "");
    go(tasks, "fdanti", "Saccade away from a stimulus when fixation ends", " + 180");
    go(tasks, "reactanti", "Saccade away from a stimulus as soon as it appears", " + 180");
    go(tasks, "delayanti", "Saccade after a delay away from where a stimulus was", " + 180");
    for (int modality = 1; modality <= 2; modality++) {
      int attended = modality;
      choice(tasks, "dm" + modality, "of two in modality " + modality, false, attended, false);
    }
    for (int modality = 1; modality <= 2; modality++) {
      choice(
          tasks,
          "contextdm" + modality,
          "of two in modality " + modality + ", ignoring the other modality",
          false,
          modality,
          true);
    }
    choice(tasks, "multidm", "of two, by the sum of two modalities", false, 0, true);
    for (int modality = 1; modality <= 2; modality++) {
      choice(
          tasks,
          "delaydm" + modality,
          "of two that follow each other in modality " + modality,
          true,
          modality,
          false);
    }
    for (int modality = 1; modality <= 2; modality++) {
      choice(
          tasks,
          "contextdelaydm" + modality,
          "of two that follow each other in modality " + modality + ", ignoring the other",
          true,
          modality,
          true);
    }
    choice(
        tasks,
        "multidelaydm",
        "of two that follow each other, by the sum of two modalities",
        true,
        0,
        true);
    match(tasks, "dmsgo", "is in the same place as", "is not", false, 1);
    match(tasks, "dmsnogo", "is in another place than", "is", false, 0);
    match(tasks, "dmcgo", "is in the same half circle as", "is not", true, 1);
    match(tasks, "dmcnogo", "is in the other half circle than", "is", true, 0);
    return tasks;
  }

  private static void add(
      List<NamedTask> tasks,
      String name,
      String text,
      Set<Settings.Use> uses,
      BiFunction<RingSaccades, String, TrialProgram> maker) {
    String full = "yang-" + name;
    tasks.add(
        new NamedTask(
            full,
            text,
            SOURCE,
            new FamilyTask(full, uses, s -> maker.apply(new RingSaccades(s), name))));
  }

  private static void go(List<NamedTask> tasks, String name, String text, String turn) {
    boolean delayed = name.startsWith(DELAY);
    add(
        tasks,
        name,
        text,
        delayed ? Set.of(NOISE, OPTIONS, DELAYS) : Set.of(NOISE, OPTIONS),
        (ring, rule) -> ring.go(rule.replace("anti", "go"), turn));
  }

  private static void choice(
      List<NamedTask> tasks,
      String name,
      String what,
      boolean delayed,
      int attended,
      boolean both) {
    add(
        tasks,
        name,
        "Saccade to the stronger " + what,
        delayed ? Set.of(NOISE, OPTIONS, DELAYS) : Set.of(NOISE, OPTIONS),
        (ring, rule) -> ring.choice(delayed, attended, both));
  }

  private static void match(
      List<NamedTask> tasks,
      String name,
      String when,
      String otherwise,
      boolean category,
      int goOnMatch) {
    add(
        tasks,
        name,
        "Saccade to a second stimulus if it " + when + " the first, fixate if it " + otherwise,
        Set.of(NOISE, OPTIONS, DELAYS),
        (ring, rule) -> ring.match(category, goOnMatch));
  }

  private void delay() {
    program.varied(
        DELAY,
        "ms",
        settings.delaysOr(DELAYS_PUBLISHED.toArray(Double[]::new)),
        Evidence.longer(settings.delaysOr(DELAYS_PUBLISHED.toArray(Double[]::new))).subList(0, 1));
  }

  private TrialProgram go(String rule, String turn) {
    program.variable("modality", "one_of(0, 1)").variable("angle", "uniform(0, 360)");
    String shown = "stimulus";
    switch (rule) {
      case "fdgo" ->
          program
              .draw("onset", "uniform(300, 700)")
              .draw("wait", "uniform(500, 1500)")
              .period(FIXATION, "onset")
              .period("stimulus", "wait");
      case "reactgo" -> {
        program.draw("onset", "uniform(500, 2500)").period(FIXATION, "onset");
        shown = RESPONSE;
      }
      default -> {
        program.draw("onset", "one_of(300, 500, 700)").draw("duration", SHORT);
        delay();
        program.period(FIXATION, "onset").period("stimulus", "duration").period(DELAY, DELAY);
      }
    }
    List<String> on = rule.equals("fdgo") ? List.of(shown, RESPONSE) : List.of(shown);
    show(first, on, "angle", "if(modality == 0, 0.8, 0)");
    show(second, on, "angle", "if(modality == 1, 0.8, 0)");
    List<String> before =
        switch (rule) {
          case "fdgo" -> List.of(FIXATION, "stimulus");
          case "reactgo" -> List.of(FIXATION);
          default -> List.of(FIXATION, "stimulus", DELAY);
        };
    return finish(before, rule.equals("reactgo"), "angle" + turn, "1", "500", 0.2);
  }

  private TrialProgram choice(boolean delayed, int attended, boolean both) {
    String coherences = delayed ? "one_of(0.08, 0.16, 0.32)" : "one_of(0.01, 0.02, 0.04, 0.08)";
    program
        .variable("angle_1", "uniform(0, 360)")
        .draw("separation", "uniform(90, 270)")
        .variable("angle_2", "(angle_1 + separation) mod 360");
    for (int modality = 1; modality <= 2; modality++) {
      if (attended == 0 ? modality == 1 : both || modality == attended) {
        String m = attended == 0 ? "" : "_" + modality;
        program
            .draw("mean" + m, "uniform(0.8, 1.2)")
            .variable("coherence" + m, coherences)
            .variable("stronger" + m, "one_of(0, 1)", "first", "second")
            .draw("strength_1" + m, strength(m, 0))
            .draw("strength_2" + m, strength(m, 1));
      }
    }
    List<String> one = List.of(delayed ? FIRST : "stimulus");
    List<String> two = List.of(delayed ? SECOND : "stimulus");
    if (attended == 0) {
      program
          .draw("split_1", "uniform(0.2, 0.8)")
          .draw("split_2", "uniform(0.2, 0.8)")
          .draw("more_1", "one_of(-0.5, 0.5)")
          .draw("more_2", "one_of(-0.5, 0.5)");
      show(first, one, "angle_1", "0.8 * strength_1 * (1 + more_1 * split_1)");
      show(first, two, "angle_2", "0.8 * strength_2 * (1 + more_2 * split_2)");
      show(second, one, "angle_1", "0.8 * strength_1 * (1 - more_1 * split_1)");
      show(second, two, "angle_2", "0.8 * strength_2 * (1 - more_2 * split_2)");
    } else {
      for (int modality = 1; modality <= 2; modality++) {
        if (both || modality == attended) {
          List<During> ring = modality == 1 ? first : second;
          show(ring, one, "angle_1", "0.8 * strength_1_" + modality);
          show(ring, two, "angle_2", "0.8 * strength_2_" + modality);
        }
      }
    }
    List<String> before;
    if (delayed) {
      program
          .draw("onset", SHORT)
          .draw("duration_1", SHORT)
          .draw("duration_2", SHORT)
          .draw("wait", "uniform(100, 300)");
      delay();
      program
          .period(FIXATION, "onset")
          .period(FIRST, "duration_1")
          .period(DELAY, DELAY)
          .period(SECOND, "duration_2")
          .period("wait", "wait");
      before = List.of(FIXATION, FIRST, DELAY, SECOND, "wait");
    } else {
      program
          .draw("onset", "uniform(100, 400)")
          .variable("duration", "one_of(400, 800, 1600)")
          .period(FIXATION, "onset")
          .period("stimulus", "duration");
      before = List.of(FIXATION, "stimulus");
    }
    String stronger = "stronger" + (attended == 0 ? "" : "_" + attended);
    return finish(before, false, "if(" + stronger + " == 0, angle_1, angle_2)", "1", "500", 0.5);
  }

  private static String strength(String modality, int stimulus) {
    String more = "coherence" + modality;
    return "mean"
        + modality
        + " + if(stronger"
        + modality
        + " == "
        + stimulus
        + ", "
        + more
        + ", 0 - "
        + more
        + ")";
  }

  private TrialProgram match(boolean category, int goOnMatch) {
    program
        .variable("modality_1", "one_of(0, 1)")
        .variable("modality_2", "one_of(0, 1)")
        .variable("match", "one_of(0, 1)", "no", "yes");
    if (category) {
      program
          .variable("place_1", "integer(0, 9)")
          .draw("half", "if(match == 1, floor(place_1 / 5), 1 - floor(place_1 / 5))")
          .draw("within", "integer(0, 4)")
          .variable("place_2", "5 * half + within")
          .draw("angle_1", "18 + 36 * place_1")
          .draw("angle_2", "18 + 36 * place_2");
    } else {
      program
          .variable("angle_1", "uniform(0, 360)")
          .draw("separation", "uniform(20, 340)")
          .variable("angle_2", "if(match == 1, angle_1, (angle_1 + separation) mod 360)");
    }
    program.draw("onset", SHORT).draw("duration", SHORT);
    String last = "500";
    if (category) {
      program.draw("answer_time", SHORT);
      last = "answer_time";
    }
    delay();
    program.period(FIXATION, "onset").period(FIRST, "duration").period(DELAY, DELAY);
    show(first, List.of(FIRST), "angle_1", "if(modality_1 == 0, 0.8, 0)");
    show(second, List.of(FIRST), "angle_1", "if(modality_1 == 1, 0.8, 0)");
    show(first, List.of(RESPONSE), "angle_2", "if(modality_2 == 0, 0.8, 0)");
    show(second, List.of(RESPONSE), "angle_2", "if(modality_2 == 1, 0.8, 0)");
    return finish(
        List.of(FIXATION, FIRST, DELAY),
        true,
        "angle_2",
        "if(match == " + goOnMatch + ", 1, 0)",
        last,
        0.5);
  }

  private static void show(List<During> ring, List<String> periods, String angle, String strength) {
    ring.add(new During(periods, angle, strength, "0", "0"));
  }

  /**
   * Adds the response, inputs, outputs and answers.
   *
   * @param before periods of fixation
   * @param fixated whether the input of fixation stays on
   * @param angle answer
   * @param go formula that is 1 where the answer is a saccade and 0 where it is fixation
   */
  private TrialProgram finish(
      List<String> before,
      boolean fixated,
      String angle,
      String go,
      String duration,
      double chance) {
    List<During> fixation = new ArrayList<>();
    fixation.add(new During(fixated ? List.of() : before, "1", "1", "0", fixated ? noise : "0"));
    if (!fixated) {
      fixation.add(new During(List.of(), "0", "0", "0", noise));
    }
    program
        .period(RESPONSE, duration)
        .scalar(FIXATION, fixation.toArray(During[]::new))
        .ring("stimulus", Form.RING, units, 22.5, first.toArray(During[]::new))
        .ring("stimulus-2", Form.RING, units, 22.5, second.toArray(During[]::new))
        .values(new Output(FIXATION, Form.SCALAR, 1, 22.5, 0.05, 4), Objective.LOGISTIC_SQUARES)
        .values(
            new Output("direction", Form.RING, units, 22.5, 0.05, 1), Objective.LOGISTIC_SQUARES)
        .answer(new Answer(FIXATION, before, "0.75", "1", 1, 100))
        .answer(new Answer("direction", List.of(RESPONSE), angle, "0.8 * " + go, 25, 100));
    if (!go.equals("1")) {
      program.answer(new Answer(FIXATION, List.of(RESPONSE), "0.75", "1 - " + go, 25, 100));
    }
    return program.decidedBy(DecisionRule.direction(FIXATION)).chance(chance).build();
  }
}
