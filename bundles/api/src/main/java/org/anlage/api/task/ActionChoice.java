package org.anlage.api.task;

import org.anlage.api.random.RandomStream;

/**
 * How outputs become an action: while a network learns, it is drawn with the probabilities of their
 * softmax; otherwise it is the largest. The draws of a trial are made with it.
 */
public final class ActionChoice {
  private final double[] draws;

  private ActionChoice(double[] draws) {
    this.draws = draws;
  }

  /** As the trials of a request ask for: drawn in training, the largest otherwise. */
  public static ActionChoice of(TrialRequest request, int steps, RandomStream random) {
    if (request.split() != TrialRequest.Split.TRAINING) {
      return new ActionChoice(new double[0]);
    }
    double[] draws = new double[steps];
    for (int t = 0; t < steps; t++) {
      draws[t] = random.nextDouble();
    }
    return new ActionChoice(draws);
  }

  /**
   * The action at a step, from 0.
   *
   * @param outputs preferences from {@code at} on, one for each action
   */
  public int at(int step, double[] outputs, int at, int actions) {
    int largest = 0;
    for (int a = 1; a < actions; a++) {
      largest = outputs[at + a] > outputs[at + largest] ? a : largest;
    }
    if (draws.length == 0) {
      return largest;
    }
    double all = 0;
    for (int a = 0; a < actions; a++) {
      all += StrictMath.exp(outputs[at + a] - outputs[at + largest]);
    }
    double left = draws[step] * all;
    for (int a = 0; a < actions - 1; a++) {
      left -= StrictMath.exp(outputs[at + a] - outputs[at + largest]);
      if (left < 0) {
        return a;
      }
    }
    return actions - 1;
  }
}
