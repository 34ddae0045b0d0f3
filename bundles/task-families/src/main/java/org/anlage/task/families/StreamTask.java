package org.anlage.task.families;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.Variation;

/** A task whose trials are drawn step by step. */
final class StreamTask implements Task<StreamSettings> {
  private static final String LENGTH = "length";
  private static final String DELAY = "delay";

  private final String name;
  private final Set<String> uses;
  private final Function<StreamSettings, Stream> factory;

  /**
   * A task.
   *
   * @param uses names of the parameters that it uses
   */
  StreamTask(String name, Set<String> uses, Function<StreamSettings, Stream> factory) {
    this.name = name;
    this.uses = Set.copyOf(uses);
    this.factory = factory;
  }

  @Override
  public Class<StreamSettings> parameters() {
    return StreamSettings.class;
  }

  private Stream stream(StreamSettings settings) {
    refuse(LENGTH, settings.length());
    refuse("symbols", settings.symbols());
    refuse(DELAY, settings.delay());
    try {
      return factory.apply(settings);
    } catch (IllegalArgumentException e) {
      throw ProblemException.configuration(
          new Problem(String.valueOf(e.getMessage()), "task \"" + name + "\"", "", "", ""));
    }
  }

  private void refuse(String parameter, Optional<Integer> value) {
    if (value.isPresent() && !uses.contains(parameter)) {
      throw ProblemException.configuration(
          new Problem(
              "the task has no use for " + parameter,
              "task \"" + name + "\"",
              "",
              "",
              "leave it out"));
    }
  }

  @Override
  public TaskDescription describe(StreamSettings settings) {
    return stream(settings).description();
  }

  @Override
  public Optional<StreamSettings> withDelay(StreamSettings settings, int steps) {
    return uses.contains(DELAY) && describe(settings).period(DELAY).isPresent()
        ? Optional.of(new StreamSettings(settings.length(), settings.symbols(), Optional.of(steps)))
        : Optional.empty();
  }

  /** The length where it is the number of steps, and the delay where it is a period. */
  @Override
  public List<Variation> variations(StreamSettings settings) {
    TaskDescription description = describe(settings);
    if (description.period(DELAY).isPresent()) {
      return Task.super.variations(settings);
    }
    double steps = description.steps();
    return uses.contains(LENGTH)
        ? List.of(new Variation(LENGTH, "steps", List.of(steps, 2 * steps, 4 * steps)))
        : List.of();
  }

  @Override
  public Optional<StreamSettings> vary(StreamSettings settings, String variation, double value) {
    if (!variation.equals(LENGTH)) {
      return Task.super.vary(settings, variation, value);
    }
    boolean can = uses.contains(LENGTH) && value >= 1 && value == Math.rint(value);
    return can && describe(settings).period(DELAY).isEmpty()
        ? Optional.of(
            new StreamSettings(Optional.of((int) value), settings.symbols(), settings.delay()))
        : Optional.empty();
  }

  @Override
  public void fill(StreamSettings settings, TrialBatch batch, RandomStream random) {
    Stream stream = stream(settings);
    for (int i = 0; i < batch.trials(); i++) {
      stream.maker().fill(new Trial(batch, i), random.split(i));
    }
  }
}
