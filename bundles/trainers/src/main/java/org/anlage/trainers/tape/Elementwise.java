package org.anlage.trainers.tape;

import java.util.List;
import org.anlage.api.cell.CellStep;
import org.anlage.api.matrix.RealBuffer;

/**
 * result = pass(a, b), element by element.
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
    return List.of(a, b);
  }

  @Override
  public void forward(CellStep step) {
    RealBuffer x = a.buffer(step);
    RealBuffer y = b.buffer(step);
    RealBuffer z = result.buffer(step);
    for (int trial = 0; trial < step.trials(); trial++) {
      pass.run(
          x,
          a.at(step) + trial * a.stride(step),
          y,
          b.at(step) + trial * b.stride(step),
          c,
          z,
          result.at(step) + trial * result.stride(step),
          result.columns(),
          false);
    }
  }

  @Override
  public void backward(CellStep step, Slopes slopes) {
    RealBuffer g = slopes.of(result);
    for (Term term : terms) {
      slopes.add(term.operand(), g, term.pass(), term.factor(), term.c(), step);
    }
  }
}
