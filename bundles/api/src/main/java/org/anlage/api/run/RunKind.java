package org.anlage.api.run;

/**
 * Kinds of runs, each with its words for results and whether it learns. What else belongs to a kind
 * is an object of each layer, found by the kind: how it is planned, computed, read and reported.
 */
public enum RunKind {
  /** Trains a network on a task. */
  TRAIN("arm", "task", true),
  /** Lets a network run on its own or on inputs. */
  SIMULATE("arm", "simulator", false),
  /** Estimates something from a recording. */
  MEASURE("recording", "estimator", false);

  private final String arm;
  private final String condition;
  private final boolean learns;

  RunKind(String arm, String condition, boolean learns) {
    this.arm = arm;
    this.condition = condition;
    this.learns = learns;
  }

  /** Noun for what runs of a study compare: arm, recording. */
  public String arm() {
    return arm;
  }

  /** Noun for what every arm is put through: task, simulator, estimator. */
  public String condition() {
    return condition;
  }

  /** Whether its runs learn tasks, and so have a loss, accuracies and a history. */
  public boolean learns() {
    return learns;
  }
}
