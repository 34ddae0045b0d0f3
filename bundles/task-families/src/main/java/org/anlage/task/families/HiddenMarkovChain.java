package org.anlage.task.families;

import java.util.Arrays;
import org.anlage.api.random.RandomStream;

/**
 * A hidden Markov chain: state i emits symbol i with a probability, and each other symbol with an
 * equal share of the rest. Begins in its stationary distribution.
 */
final class HiddenMarkovChain {
  /** Where a state that moves on goes. */
  enum Structure {
    /** To the next state, after the last to the first. */
    CYCLE,
    /** To one of its two neighbours on a line; from an end to the only one. */
    CHAIN,
    /** To any other. */
    FULL
  }

  private final double[][] transitions;
  private final double[] stationary;
  private final double emission;

  /**
   * A chain.
   *
   * @param states number of states, and of symbols
   * @param stay probability to stay
   * @param emission probability of a state's own symbol
   */
  HiddenMarkovChain(Structure structure, int states, double stay, double emission) {
    this.emission = emission;
    transitions = new double[states][states];
    stationary = new double[states];
    for (int i = 0; i < states; i++) {
      transitions[i][i] = stay;
      int[] next = next(structure, states, i);
      for (int j : next) {
        transitions[i][j] += (1 - stay) / next.length;
      }
      // A walk on an undirected graph is in a state in proportion to its neighbours; in both
      // structures without ends all have as many.
      stationary[i] = next.length;
    }
    double sum = Arrays.stream(stationary).sum();
    for (int i = 0; i < states; i++) {
      stationary[i] /= sum;
    }
  }

  private static int[] next(Structure structure, int states, int state) {
    return switch (structure) {
      case CYCLE -> new int[] {(state + 1) % states};
      case CHAIN ->
          state == 0
              ? new int[] {1}
              : state == states - 1 ? new int[] {state - 1} : new int[] {state - 1, state + 1};
      case FULL -> java.util.stream.IntStream.range(0, states).filter(j -> j != state).toArray();
    };
  }

  int states() {
    return stationary.length;
  }

  double[] stationary() {
    return stationary.clone();
  }

  double[][] transitions() {
    return transitions;
  }

  /** Probability that a state emits a symbol. */
  double emitted(int state, int symbol) {
    return state == symbol ? emission : (1 - emission) / (states() - 1);
  }

  /** Largest probability of the next symbol for who knows the state. */
  double knownState() {
    double mean = 0;
    for (int i = 0; i < states(); i++) {
      double most = 0;
      for (int symbol = 0; symbol < states(); symbol++) {
        double probability = 0;
        for (int j = 0; j < states(); j++) {
          probability += transitions[i][j] * emitted(j, symbol);
        }
        most = Math.max(most, probability);
      }
      mean += stationary[i] * most;
    }
    return mean;
  }

  /** Draws so many symbols. */
  int[] draw(int count, RandomStream random) {
    int[] symbols = new int[count];
    int state = drawn(stationary, random);
    for (int t = 0; t < count; t++) {
      double[] emissions = new double[states()];
      for (int symbol = 0; symbol < emissions.length; symbol++) {
        emissions[symbol] = emitted(state, symbol);
      }
      symbols[t] = drawn(emissions, random);
      state = drawn(transitions[state], random);
    }
    return symbols;
  }

  private static int drawn(double[] probabilities, RandomStream random) {
    double left = random.nextDouble();
    int k = 0;
    while (k < probabilities.length - 1 && left >= probabilities[k]) {
      left -= probabilities[k++];
    }
    return k;
  }

  /**
   * Probabilities of each next symbol, given all before: row t is of symbol t + 1 given symbols 0
   * to t (the forward filter; Rabiner 1989, doi 10.1109/5.18626).
   */
  double[][] predictions(int[] symbols) {
    int n = states();
    double[] belief = stationary.clone();
    double[][] predicted = new double[symbols.length][n];
    for (int t = 0; t < symbols.length; t++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        belief[i] *= emitted(i, symbols[t]);
        sum += belief[i];
      }
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          next[j] += belief[i] / sum * transitions[i][j];
        }
      }
      for (int j = 0; j < n; j++) {
        for (int symbol = 0; symbol < n; symbol++) {
          predicted[t][symbol] += next[j] * emitted(j, symbol);
        }
      }
      belief = next;
    }
    return predicted;
  }
}
