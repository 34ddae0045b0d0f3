package org.anlage.trainers.tape;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Saves passes and room for values that only one operation uses. Sums are made in the place of an
 * operand, to which products are added; gradients that an operation would copy to its operand are
 * shared with it.
 */
final class Fusion {
  private final List<Operation> operations;
  private final Node after;
  private final Map<Node, Integer> uses = new IdentityHashMap<>();
  private final Map<Node, Integer> makers = new IdentityHashMap<>();

  /**
   * Of the operations of a step.
   *
   * @param after the state after the step, which is used once more
   */
  Fusion(List<Operation> operations, Node after) {
    this.operations = operations;
    this.after = after;
    uses.put(after, 1);
    for (int i = 0; i < operations.size(); i++) {
      operations.get(i).operands().forEach(operand -> uses.merge(operand, 1, Integer::sum));
      makers.merge(operations.get(i).result(), i, Math::max);
    }
  }

  /** Changes the operations. */
  void apply(Slopes slopes) {
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      if (operation.result() == after) {
        continue; // it is written to its own place
      }
      if (operation instanceof Elementwise sum && sum.pass() == Pass.ADD) {
        addInPlace(i, sum);
      } else if (operation instanceof Activated activated && owned(activated.a())) {
        activated.result().takePlaceOf((Node.Intermediate) activated.a());
      }
    }
    for (int i = operations.size() - 1; i >= 0; i--) {
      share(operations.get(i), slopes);
    }
  }

  /**
   * Of two values without other use, the later of which is a product; or to one such value, in its
   * place.
   */
  private void addInPlace(int index, Elementwise sum) {
    if (!owned(sum.a()) || !owned(sum.b())) {
      for (Node operand : sum.operands()) {
        if (owned(operand)) {
          sum.result().takePlaceOf((Node.Intermediate) operand);
        }
      }
      return;
    }
    Node.Intermediate first = (Node.Intermediate) sum.a();
    Node.Intermediate second = (Node.Intermediate) sum.b();
    boolean ordered = maker(first) < maker(second);
    Node.Intermediate place = ordered ? first : second;
    Node.Intermediate added = ordered ? second : first;
    if (operations.get(maker(added)) instanceof Product product) {
      added.takePlaceOf(place);
      sum.result().takePlaceOf(place);
      product.addToPlace();
      operations.set(index, new Summed(sum));
    }
  }

  /** A value that is used once, and that the way back of its own operation does not need. */
  private boolean owned(Node node) {
    if (!(node instanceof Node.Intermediate) || usesOf(node) != 1) {
      return false;
    }
    Operation maker = operations.get(maker(node));
    return maker instanceof Product
        || maker instanceof Summed
        || (maker instanceof Elementwise sum && sum.pass() == Pass.ADD);
  }

  /**
   * Operands of a sum, the first of a difference, and the argument of an activation, whose gradient
   * is that of the result. An activation changes the gradient of its result in place, so nobody
   * else must share it.
   */
  private void share(Operation operation, Slopes slopes) {
    if (operation instanceof Summed summed) {
      share(summed.sum(), slopes);
    } else if (operation instanceof Elementwise sum && sum.pass() == Pass.ADD) {
      for (Node operand : sum.operands()) {
        if (usedOnce(operand) && !changesGradient(operand)) {
          slopes.share(operand, sum.result());
        }
      }
    } else if (operation instanceof Elementwise difference && difference.pass() == Pass.SUBTRACT) {
      if (usedOnce(difference.a())) {
        slopes.share(difference.a(), difference.result());
      }
    } else if (operation instanceof Activated activated && usedOnce(activated.a())) {
      slopes.share(activated.a(), activated.result());
    }
  }

  /** Whether an activation would get the gradient of this value to change. */
  private boolean changesGradient(Node node) {
    Operation maker = operations.get(maker(node));
    return maker instanceof Activated
        || (maker instanceof Elementwise difference
            && difference.pass() == Pass.SUBTRACT
            && usedOnce(difference.a())
            && changesGradient(difference.a()));
  }

  private boolean usedOnce(Node operand) {
    return operand instanceof Node.Intermediate && usesOf(operand) == 1;
  }

  private int usesOf(Node node) {
    return uses.getOrDefault(node, 0);
  }

  /** The operation that makes a result. */
  private int maker(Node node) {
    return makers.getOrDefault(node, -1);
  }
}
