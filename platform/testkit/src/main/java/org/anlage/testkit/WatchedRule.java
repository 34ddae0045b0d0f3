package org.anlage.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.learning.BatchScore;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.TrialBatch;

/** A learning rule whose scores and directions are kept, and whose direction begins as NaN. */
final class WatchedRule implements LearningRule<Record> {
  private final LearningRule<Record> rule;
  private final List<Learned> learned = new ArrayList<>();

  /**
   * What was learned in an update.
   *
   * @param score the score
   * @param direction all of the direction, by parameter
   * @param batchChanged whether the batch is another one than before
   */
  record Learned(BatchScore score, Map<String, double[]> direction, boolean batchChanged) {
    /** The direction of a parameter. */
    double[] of(String name) {
      return Optional.ofNullable(direction.get(name)).orElseThrow();
    }
  }

  WatchedRule(LearningRule<Record> rule) {
    this.rule = rule;
  }

  /** What was learned in each update so far. */
  List<Learned> learned() {
    return learned;
  }

  @Override
  public Class<Record> parameters() {
    return rule.parameters();
  }

  @Override
  public Bound bind(Record parameters, NetworkRunner runner, RuleContext context) {
    Bound bound = rule.bind(parameters, runner, context);
    return new Bound() {
      @Override
      public BatchScore learn(int update, TrialBatch batch, LearnedParameters direction) {
        String before = Fingerprint.of(batch);
        direction.buffers().forEach(buffer -> buffer.fill(0, buffer.length(), Double.NaN));
        BatchScore score = bound.learn(update, batch, direction);
        learned.add(new Learned(score, byName(direction), !before.equals(Fingerprint.of(batch))));
        return score;
      }

      @Override
      public List<RealBuffer> memory() {
        return bound.memory();
      }
    };
  }

  private static Map<String, double[]> byName(LearnedParameters direction) {
    Map<String, double[]> values = new TreeMap<>();
    for (LearnedParameters.Region region : direction.regions()) {
      double[] buffer = direction.buffers().get(region.buffer()).toDoubles();
      int end = region.offset() + region.rows() * region.columns();
      values.put(region.name(), Arrays.copyOfRange(buffer, region.offset(), end));
    }
    return values;
  }
}
