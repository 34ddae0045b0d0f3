package org.anlage.task.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.anlage.api.task.program.Answer;
import org.anlage.api.task.program.DecisionRule;
import org.anlage.api.task.program.Draw;
import org.anlage.api.task.program.During;
import org.anlage.api.task.program.Form;
import org.anlage.api.task.program.Input;
import org.anlage.api.task.program.Output;
import org.anlage.api.task.program.PeriodRule;
import org.anlage.api.task.program.ProgramVariable;
import org.anlage.api.task.program.TrialProgram;

/** Changes of programs: functions from program to program. */
public final class Modifiers {
  private static final String DELAY = "delay";

  private Modifiers() {}

  /**
   * A program with changes, in order.
   *
   * @throws IllegalArgumentException if the program lacks what a change needs
   */
  public static TrialProgram apply(TrialProgram program, List<ModifierRule> rules) {
    TrialProgram changed = program;
    for (ModifierRule rule : rules) {
      changed = apply(changed, rule);
    }
    return changed;
  }

  private static TrialProgram apply(TrialProgram program, ModifierRule rule) {
    ProgramEdit edit = new ProgramEdit(program, rule);
    switch (rule.kind()) {
      case DELAY -> delay(edit, rule);
      case ANTI -> edit.answers(answer -> edit.turned(answer, "180"));
      case REACTION -> reaction(edit, rule);
      case TWO_MODALITIES -> modalities(edit, rule);
      case GO_NOGO -> edit.sometimes(rule, "nogo", Optional.empty());
      case SEQUENCE -> sequence(edit, rule);
      case INTEGRATE -> {
        edit.requireDraw(DELAY);
        String shift = text(rule.rate()) + " * delay / 1000";
        edit.answers(answer -> edit.turned(answer, shift));
      }
      case DISTRACTORS -> distractors(edit, rule);
      case CATCH_TRIALS -> edit.sometimes(rule, "catch_trial", Optional.of(rule.input()));
      case REVERSED_RULE -> edit.answers(edit::mirrored);
    }
    return edit.program();
  }

  private static String text(double value) {
    return "(" + value + ")";
  }

  private static void delay(ProgramEdit edit, ModifierRule rule) {
    edit.addDraw(
        DELAY,
        "one_of("
            + rule.values().stream().map(String::valueOf).collect(Collectors.joining(", "))
            + ")");
    edit.addPeriodBefore(rule.decision(), new PeriodRule(DELAY, DELAY));
    edit.addVariation(DELAY, "ms", rule.values());
  }

  private static void reaction(ProgramEdit edit, ModifierRule rule) {
    edit.input(
        rule.input(),
        during ->
            new During(
                List.of(rule.decision()),
                during.value(),
                during.strength(),
                during.base(),
                during.noise()));
  }

  private static void modalities(ProgramEdit edit, ModifierRule rule) {
    edit.addDraw("modality", "one_of(0, 1)");
    edit.addVariable(new ProgramVariable("modality", "modality", List.of()));
    Input second = edit.find(rule.input());
    edit.addInput(
        new Input(
            rule.input() + "-2",
            second.form(),
            second.size(),
            second.width(),
            second.during().stream().map(during -> when("modality == 1", during)).toList()));
    edit.input(rule.input(), during -> when("modality == 0", during));
  }

  static During when(String condition, During during) {
    return new During(
        during.periods(),
        during.value(),
        "if(" + condition + ", " + during.strength() + ", 0)",
        "if(" + condition + ", " + during.base() + ", 0)",
        during.noise());
  }

  private static void sequence(ProgramEdit edit, ModifierRule rule) {
    edit.answers(answer -> edit.turned(answer, text(rule.rate()) + " * time / 1000"));
    edit.decideEveryStep(rule.decision());
  }

  private static void distractors(ProgramEdit edit, ModifierRule rule) {
    edit.requirePeriod(DELAY);
    Input input = edit.find(rule.input());
    boolean classes = input.form() == Form.ONE_HOT;
    edit.addDraw(
        "distractor",
        "weighted(1, " + rule.probability() + ", 0, " + (1 - rule.probability()) + ")");
    edit.addDraw(
        "distractor_value", classes ? "integer(0, " + (input.size() - 1) + ")" : "uniform(0, 360)");
    edit.addVariable(new ProgramVariable("distractor", "distractor", List.of("absent", "present")));
    During shown = input.during().get(0);
    edit.addDuring(
        rule.input(),
        new During(
            List.of(DELAY),
            "distractor_value",
            "if(distractor == 1, " + shown.strength() + ", 0)",
            "if(distractor == 1, " + shown.base() + ", 0)",
            "0"));
  }

  /** A program that is being changed. */
  private static final class ProgramEdit {
    private final TrialProgram given;
    private final ModifierRule rule;
    private final List<Draw> draws;
    private final List<PeriodRule> periods;
    private final List<Input> inputs;
    private List<Answer> answers;
    private DecisionRule decision;
    private final List<ProgramVariable> variables;
    private final List<org.anlage.api.task.program.ProgramVariation> variations;

    ProgramEdit(TrialProgram program, ModifierRule rule) {
      given = program;
      this.rule = rule;
      draws = new ArrayList<>(program.draws());
      periods = new ArrayList<>(program.periods());
      inputs = new ArrayList<>(program.inputs());
      answers = program.answers();
      decision = program.decision();
      variables = new ArrayList<>(program.variables());
      variations = new ArrayList<>(program.variations());
    }

    TrialProgram program() {
      return new TrialProgram(
          given.step(),
          draws,
          periods,
          inputs,
          given.objective(),
          given.outputs(),
          answers,
          decision,
          variables,
          variations,
          given.heldOut(),
          given.chance(),
          Optional.empty(),
          given.ceiling());
    }

    private IllegalArgumentException lacks(String what) {
      return new IllegalArgumentException(
          "modifier "
              + rule.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
              + ": the program has no "
              + what);
    }

    void requireDraw(String name) {
      if (draws.stream().noneMatch(draw -> draw.name().equals(name))) {
        throw lacks("draw \"" + name + "\"");
      }
    }

    void requirePeriod(String name) {
      if (periods.stream().noneMatch(period -> period.name().equals(name))) {
        throw lacks("period \"" + name + "\"");
      }
    }

    void addDraw(String name, String value) {
      if (draws.stream().anyMatch(draw -> draw.name().equals(name))) {
        throw new IllegalArgumentException(
            "the program has a draw \"" + name + "\" already, so it cannot be modified by one");
      }
      draws.add(new Draw(name, value));
    }

    void addVariable(ProgramVariable variable) {
      variables.add(variable);
    }

    void addVariation(String draw, String unit, List<Double> values) {
      if (values.size() > 1) {
        variations.add(
            new org.anlage.api.task.program.ProgramVariation(
                draw, unit, values.stream().sorted().distinct().toList()));
      }
    }

    void addPeriodBefore(String name, PeriodRule added) {
      requirePeriod(name);
      if (periods.stream().anyMatch(period -> period.name().equals(added.name()))) {
        throw new IllegalArgumentException(
            "the program has a period \"" + added.name() + "\" already");
      }
      int at = 0;
      while (!periods.get(at).name().equals(name)) {
        at++;
      }
      String before = at == 0 ? "" : periods.get(at - 1).name();
      periods.add(at, added);
      fixateDuring(before, added.name());
    }

    /** What fixation shows and asks before a new period, it shows and asks in it. */
    private void fixateDuring(String before, String added) {
      if (before.isEmpty() || decision.output().isEmpty()) {
        return;
      }
      input(
          "fixation",
          during ->
              new During(
                  extended(during.periods(), before, added),
                  during.value(),
                  during.strength(),
                  during.base(),
                  during.noise()));
      answers =
          answers.stream()
              .map(
                  answer ->
                      answer.output().equals(decision.output())
                          ? new Answer(
                              answer.output(),
                              extended(answer.periods(), before, added),
                              answer.value(),
                              answer.strength(),
                              answer.weight(),
                              answer.grace())
                          : answer)
              .toList();
    }

    private static List<String> extended(List<String> names, String before, String added) {
      List<String> all = new ArrayList<>(names);
      if (names.contains(before)) {
        all.add(names.indexOf(before) + 1, added);
      }
      return all;
    }

    Input find(String name) {
      return inputs.stream()
          .filter(input -> input.name().equals(name))
          .findFirst()
          .orElseThrow(() -> lacks("input \"" + name + "\""));
    }

    void addInput(Input input) {
      inputs.add(input);
    }

    void input(String name, UnaryOperator<During> change) {
      Input input = find(name);
      replace(input, input.during().stream().map(change).toList());
    }

    void addDuring(String name, During during) {
      Input input = find(name);
      List<During> all = new ArrayList<>(input.during());
      all.add(during);
      replace(input, all);
    }

    private void replace(Input input, List<During> during) {
      inputs.set(
          inputs.indexOf(input),
          new Input(input.name(), input.form(), input.size(), input.width(), during));
    }

    /** Changes the answers that are not fixation. */
    void answers(UnaryOperator<Answer> change) {
      answers =
          answers.stream()
              .map(a -> a.output().equals(decision.output()) ? a : change.apply(a))
              .toList();
    }

    private Output output(Answer answer) {
      return given.outputs().stream()
          .filter(output -> output.name().equals(answer.output()))
          .findFirst()
          .orElseThrow();
    }

    private Answer withValue(Answer answer, String value) {
      return new Answer(
          answer.output(),
          answer.periods(),
          value,
          answer.strength(),
          answer.weight(),
          answer.grace());
    }

    /** An answer moved by an angle. */
    Answer turned(Answer answer, String degrees) {
      Output output = output(answer);
      if (output.form() == Form.SCALAR && !given.objective().labelled()) {
        throw lacks("ring or classes as output \"" + output.name() + "\"");
      }
      return withValue(
          answer,
          given.objective().labelled() || output.form() == Form.ONE_HOT
              ? "("
                  + answer.value()
                  + " + floor(("
                  + degrees
                  + ") * "
                  + output.size()
                  + " / 360 + 0.5)) mod "
                  + output.size()
              : "(" + answer.value() + ") + " + degrees);
    }

    /** The last class for the first, or an angle mirrored at 0. */
    Answer mirrored(Answer answer) {
      Output output = output(answer);
      boolean classes = given.objective().labelled() || output.form() == Form.ONE_HOT;
      return withValue(answer, (classes ? output.size() - 1 : 0) + " - (" + answer.value() + ")");
    }

    void decideEveryStep(String since) {
      requirePeriod(since);
      if (decision.kind() == DecisionRule.Kind.DIRECTION) {
        decision = decision.everyStep(since);
      } else if (decision.kind() == DecisionRule.Kind.LAST_LARGEST) {
        decision = DecisionRule.mean();
      }
    }

    /** In some trials the answer is to fixate: by a cue, or because a stimulus is missing. */
    void sometimes(ModifierRule how, String name, Optional<String> missing) {
      if (decision.output().isEmpty()) {
        throw lacks("output of fixation that its decision names");
      }
      addDraw(name, "weighted(1, " + how.probability() + ", 0, " + (1 - how.probability()) + ")");
      addVariable(new ProgramVariable(name, name, List.of("no", "yes")));
      Optional<Answer> fixation =
          answers.stream().filter(a -> a.output().equals(decision.output())).findFirst();
      Answer hold = fixation.orElseThrow(() -> lacks("answer of fixation"));
      answers(
          answer ->
              new Answer(
                  answer.output(),
                  answer.periods(),
                  answer.value(),
                  "if(" + name + " == 1, 0, " + answer.strength() + ")",
                  answer.weight(),
                  answer.grace()));
      List<Answer> all = new ArrayList<>(answers);
      answers.stream()
          .filter(a -> !a.output().equals(decision.output()))
          .map(
              a ->
                  new Answer(
                      hold.output(),
                      a.periods(),
                      hold.value(),
                      "if(" + name + " == 1, " + hold.strength() + ", 0)",
                      a.weight(),
                      a.grace()))
          .forEach(all::add);
      answers = List.copyOf(all);
      if (missing.isPresent()) {
        input(missing.get(), during -> when(name + " == 0", during));
      } else {
        addInput(Input.scalar("nogo", new During(List.of(), "1", "nogo", "0", "0")));
      }
    }
  }
}
