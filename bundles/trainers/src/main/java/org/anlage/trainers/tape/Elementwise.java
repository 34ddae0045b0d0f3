package org.anlage.trainers.tape;

import java.util.List;

/**
 * result = pass(a, b), element by element; computed as a part of a {@link Chain}.
 *
 * @param pass the pass
 * @param a first operand
 * @param b second operand; of passes that have none, a again
 * @param c constant of the pass
 * @param result result
 * @param terms what the way back adds
 */
record Elementwise(Pass pass, Node a, Node b, double c, Node.Intermediate result, List<Term> terms)
    implements Operation {
  /** Copies the list. */
  Elementwise {
    terms = List.copyOf(terms);
  }

  /**
   * A term of the way back: the gradient of {@code operand} += pass(gradient of the result,
   * factor).
   */
  record Term(Node operand, Pass pass, Node factor, double c) {}

  @Override
  public List<Node> operands() {
    return pass.readsSecond() ? List.of(a, b) : List.of(a);
  }
}
