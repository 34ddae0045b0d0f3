package org.anlage.task.programs;

import java.util.BitSet;
import java.util.List;
import org.anlage.task.programs.formula.DrawRule;
import org.anlage.task.programs.formula.Formula;

/** All values of draws that have finitely many. Variables are numbered as the draws. */
final class FiniteDraws {
  private final List<DrawRule> draws;

  FiniteDraws(List<DrawRule> draws) {
    this.draws = draws;
  }

  /** Takes one assignment of values; false: no more are wanted. */
  interface Visitor {
    boolean take(double[] variables, double probability);
  }

  /** The draws that a formula depends on, directly or through other draws. */
  BitSet behind(List<Formula> formulas) {
    BitSet found = new BitSet();
    formulas.forEach(formula -> formula.addTo(found));
    for (int i = draws.size() - 1; i >= 0; i--) {
      if (found.get(i)) {
        draws.get(i).addTo(found);
      }
    }
    found.clear(draws.size()); // the time
    return found;
  }

  /** All draws. */
  BitSet all() {
    BitSet all = new BitSet();
    all.set(0, draws.size());
    return all;
  }

  /** Those of some draws that have finitely many values and depend on such alone. */
  BitSet finite(BitSet among) {
    BitSet finite = new BitSet();
    for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
      BitSet needs = new BitSet();
      draws.get(i).addTo(needs);
      needs.andNot(finite);
      finite.set(i, draws.get(i).finite() && needs.isEmpty());
    }
    return finite;
  }

  /**
   * Visits all assignments of some draws, the others having any value that they can have.
   *
   * @return whether all were visited
   */
  boolean visit(BitSet chosen, Visitor visitor) {
    return visit(0, chosen, new double[draws.size() + 1], 1, visitor);
  }

  private boolean visit(int i, BitSet chosen, double[] variables, double p, Visitor visitor) {
    if (i == draws.size()) {
      return visitor.take(variables, p);
    }
    DrawRule rule = draws.get(i);
    if (!chosen.get(i) || rule instanceof DrawRule.Value) {
      variables[i] = rule.some(variables);
      return visit(i + 1, chosen, variables, p, visitor);
    }
    if (rule instanceof DrawRule.OneOf oneOf) {
      double[] shares = oneOf.probabilities(variables);
      for (int k = 0; k < shares.length; k++) {
        double share = shares[k];
        variables[i] = oneOf.values().get(k).at(variables);
        if (share > 0 && !visit(i + 1, chosen, variables, p * share, visitor)) {
          return false;
        }
      }
      return true;
    }
    if (rule instanceof DrawRule.Grid grid) {
      int count = grid.count(variables);
      for (int k = 0; k < count; k++) {
        variables[i] = grid.from().at(variables) + grid.by().at(variables) * k;
        if (!visit(i + 1, chosen, variables, p / count, visitor)) {
          return false;
        }
      }
      return true;
    }
    return false;
  }
}
