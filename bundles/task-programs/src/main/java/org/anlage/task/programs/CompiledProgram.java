package org.anlage.task.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.anlage.api.task.Decision;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.program.DecisionRule;
import org.anlage.api.task.program.Fixed;
import org.anlage.api.task.program.TrialProgram;

/** A program that is ready to make trials. Immutable. */
final class CompiledProgram {
  private static final int REMEMBERED = 64;
  private static final Map<List<Object>, CompiledProgram> COMPILED =
      Collections.synchronizedMap(
          new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<List<Object>, CompiledProgram> eldest) {
              return size() > REMEMBERED;
            }
          });

  private final ParsedProgram program;
  private final Layout layout;
  private final List<Levels> levels;
  private final List<Levels> numbers;
  private final int[] periodNumbers;
  private final double[] bases;
  private final TaskDescription description;

  private CompiledProgram(TrialProgram text, List<Fixed> fixed) {
    program = new ProgramParser(text).parse(fixed);
    layout = new Layout(program);
    periodNumbers = layout.numbers();
    List<Levels> all = Levels.of(program);
    levels = all.stream().filter(level -> !level.number() && !level.single()).toList();
    numbers = all.stream().filter(Levels::number).toList();
    bases =
        text.outputs().stream()
            .flatMap(output -> Collections.nCopies(output.size(), output.base()).stream())
            .mapToDouble(base -> base)
            .toArray();
    description = new ProgramCard(this).described(undescribed());
  }

  /**
   * A program with some draws fixed; from memory where it was made before.
   *
   * @throws IllegalArgumentException if something is wrong with it
   */
  static CompiledProgram of(TrialProgram text, List<Fixed> fixed) {
    List<Object> key = List.of(text, fixed);
    CompiledProgram known = COMPILED.get(key);
    if (known == null) {
      known = new CompiledProgram(text, fixed);
      COMPILED.put(key, known);
    }
    return known;
  }

  /** What is known before trials are looked at. */
  private TaskDescription undescribed() {
    TrialProgram text = program.program();
    List<String> inputNames = new ArrayList<>();
    text.inputs().forEach(input -> names(input.name(), input.size(), inputNames));
    List<String> outputNames = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (var output : text.outputs()) {
      names(output.name(), output.size(), outputNames);
      weights.addAll(Collections.nCopies(output.size(), output.weight()));
    }
    TaskDescription described =
        new TaskDescription(
                program.inputs(),
                program.outputs(),
                layout.steps(),
                text.objective(),
                layout.periods(),
                0,
                OptionalDouble.empty(),
                1,
                java.util.OptionalInt.empty(),
                levels.stream().map(Levels::described).toList())
            .decidedBy(decision(text))
            .withNumbers(numbers.stream().map(Levels::name).toList())
            .inStepsOf(text.step())
            .named(inputNames, outputNames);
    if (weights.stream().anyMatch(weight -> weight != 1)) {
      described = described.weighted(weights);
    }
    return layout.drawn() ? described.withDrawnPeriods() : described;
  }

  /** One channel has the name alone, several have numbers. */
  private static void names(String name, int size, List<String> names) {
    for (int k = 0; k < size; k++) {
      names.add(size == 1 ? name : name + "-" + k);
    }
  }

  private static Decision decision(TrialProgram text) {
    DecisionRule rule = text.decision();
    int channel = 0;
    int output = -1;
    for (var candidate : text.outputs()) {
      output = candidate.name().equals(rule.output()) ? channel : output;
      channel += candidate.size();
    }
    return switch (rule.kind()) {
      case LAST_LARGEST -> new Decision.LastLargest();
      case MEAN_LARGEST -> new Decision.MeanLargest();
      case DIRECTION -> new Decision.Direction(output, rule.threshold(), rule.degrees());
      case MEAN_DIRECTION ->
          new Decision.MeanDirection(output, rule.threshold(), rule.degrees(), rule.since());
      case WITHIN ->
          new Decision.Within(rule.absolute(), rule.relative(), rule.everyStep(), rule.together());
      case EVENT ->
          new Decision.Event(
              output,
              rule.threshold(),
              rule.tolerance() / text.step(),
              rule.relative(),
              rule.since());
      case TRACKING -> new Decision.Tracking(rule.most());
      case EXPLAINED -> new Decision.Explained();
      case UNDECIDED -> new Decision.Undecided();
    };
  }

  ParsedProgram parsed() {
    return program;
  }

  TaskDescription description() {
    return description;
  }

  /** A batch of no trials but with the shape of the program's. */
  TrialBatch batch(int trials) {
    return TrialBatch.allocate(undescribed(), trials);
  }

  /** Variables with levels. */
  List<Levels> levels() {
    return levels;
  }

  /** Variables that are numbers. */
  List<Levels> numbers() {
    return numbers;
  }

  /** Number of a period in batches; -1: it has none. */
  int periodNumber(int period) {
    return periodNumbers[period];
  }

  /** Targets of all output channels where nothing is asked. */
  double[] bases() {
    return bases;
  }
}
