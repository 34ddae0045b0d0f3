package org.anlage.trainers.tape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.anlage.api.cell.CellStep;
import org.anlage.api.matrix.RealBuffer;

/**
 * Consecutive elementwise operations as one pass: a row of a trial, or {@link Registers#LENGTH} of
 * its elements, goes through all of them in registers before the next row does. Intermediate values
 * that neither another stage nor the way back needs are never written out. The bits are those of
 * the operations one by one.
 */
final class Chain implements Stage {
  private final List<Part> parts;
  private final List<Entry> entries;
  private final Registers registers;
  private final int columns;

  private Chain(List<Elementwise> operations, Set<Node> usedElsewhere, Registers registers) {
    this.registers = registers;
    columns = operations.get(0).result().columns();
    Set<Node> factors = new HashSet<>();
    Set<Node> nodes = new LinkedHashSet<>();
    Set<Node> made = new HashSet<>();
    for (Elementwise operation : operations) {
      nodes.addAll(operation.operands());
      nodes.add(operation.result());
      made.add(operation.result());
      for (Elementwise.Term term : operation.terms()) {
        if (term.operand().differentiable && term.pass().readsSecond()) {
          factors.add(term.factor());
        }
      }
    }
    List<Node> order = List.copyOf(nodes);
    entries =
        order.stream()
            .map(node -> new Entry(node, made.contains(node), usedElsewhere.contains(node)))
            .toList();
    parts = operations.stream().map(operation -> new Part(operation, order)).toList();
    for (Elementwise operation : operations) {
      if (!usedElsewhere.contains(operation.result()) && !factors.contains(operation.result())) {
        operation.result().pass();
      }
    }
    registers.reserve(2 * entries.size());
  }

  /**
   * Operations as stages, those that are elementwise and equally wide in chains.
   *
   * @param after the state after the step, which is needed when all have run
   */
  static List<Stage> stages(List<Operation> operations, Node after, Registers registers) {
    List<Stage> stages = new ArrayList<>();
    int next = 0;
    while (next < operations.size()) {
      if (operations.get(next) instanceof SingleStage single) {
        stages.add(single);
        next++;
        continue;
      }
      int first = next;
      int width = operations.get(first).result().columns();
      List<Elementwise> chained = new ArrayList<>();
      while (next < operations.size()
          && operations.get(next) instanceof Elementwise operation
          && operation.result().columns() == width) {
        chained.add(operation);
        next++;
      }
      Set<Node> usedElsewhere = new HashSet<>();
      usedElsewhere.add(after);
      for (int i = 0; i < operations.size(); i++) {
        if (i < first || i >= next) {
          usedElsewhere.addAll(operations.get(i).operands());
        }
      }
      stages.add(new Chain(chained, usedElsewhere, registers));
    }
    return stages;
  }

  @Override
  public void forward(CellStep step) {
    for (int from = 0; from < columns; from += Registers.LENGTH) {
      int count = Math.min(Registers.LENGTH, columns - from);
      for (int trial = 0; trial < step.trials(); trial++) {
        for (int i = 0; i < entries.size(); i++) {
          Entry entry = entries.get(i);
          if (!entry.made) {
            load(i, entry.node, step, trial, from, count);
          }
        }
        for (int i = 0; i < parts.size(); i++) {
          Part part = parts.get(i);
          registers.run(part.pass, part.a, part.b, part.c, part.result, count, false);
          if (part.made.isKept()) {
            int at = part.made.at(step) + trial * part.made.stride(step) + from;
            registers.store(part.result, part.made.buffer(step), at, count);
          }
        }
      }
    }
  }

  /** Loads a value; one row for all trials only once. */
  private void load(int register, Node node, CellStep step, int trial, int from, int count) {
    int stride = node.stride(step);
    if (trial == 0 || stride != 0) {
      registers.load(register, node.buffer(step), node.at(step) + trial * stride + from, count);
    }
  }

  @Override
  public boolean reached(Slopes slopes) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.made && entry.comes(slopes)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void backward(CellStep step, Slopes slopes) {
    plan(slopes);
    for (int from = 0; from < columns; from += Registers.LENGTH) {
      int count = Math.min(Registers.LENGTH, columns - from);
      for (int trial = 0; trial < step.trials(); trial++) {
        before(step, slopes, trial, from, count);
        for (int i = parts.size() - 1; i >= 0; i--) {
          back(parts.get(i), count);
        }
        after(step, slopes, trial, from, count);
      }
    }
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.gained && !entry.made) {
        slopes.markWritten(entry.node);
      }
    }
  }

  /** Finds out what this way back computes: the same for all trials. */
  private void plan(Slopes slopes) {
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).begin(slopes);
    }
    for (int i = parts.size() - 1; i >= 0; i--) {
      Part part = parts.get(i);
      boolean goesOn = part.made.differentiable && entries.get(part.result).reached;
      for (int j = 0; j < part.terms.size(); j++) {
        Term term = part.terms.get(j);
        Entry operand = entries.get(term.operand);
        term.wanted = goesOn && slopes.wanted(operand.node);
        if (term.wanted) {
          term.adds = operand.reached || operand.node instanceof Node.Parameter;
          operand.reached = true;
          operand.gained = true;
          if (term.pass.readsSecond()) {
            entries.get(term.factor).needed = true;
          }
        }
      }
    }
  }

  /** Loads what the way back of a row begins with. */
  private void before(CellStep step, Slopes slopes, int trial, int from, int count) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.needed) {
        load(i, entry.node, step, trial, from, count);
      }
      if (entry.node instanceof Node.Parameter parameter) {
        if (entry.gained && trial == 0) {
          registers.load(gradient(i), of(parameter, slopes), at(parameter, slopes) + from, count);
        }
      } else if (entry.reachedBefore) {
        registers.load(gradient(i), slopes.of(entry.node), trial * columns + from, count);
      }
    }
  }

  private void back(Part part, int count) {
    for (int j = 0; j < part.terms.size(); j++) {
      Term term = part.terms.get(j);
      if (term.wanted) {
        registers.run(
            term.pass,
            gradient(part.result),
            term.factor,
            term.c,
            gradient(term.operand),
            count,
            term.adds);
      }
    }
  }

  /** Stores what the way back of a row ends with. */
  private void after(CellStep step, Slopes slopes, int trial, int from, int count) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (!entry.gained || entry.made) {
        continue;
      }
      if (entry.node instanceof Node.Parameter parameter) {
        if (trial == step.trials() - 1) {
          registers.store(gradient(i), of(parameter, slopes), at(parameter, slopes) + from, count);
        }
      } else {
        registers.store(gradient(i), slopes.of(entry.node), trial * columns + from, count);
      }
    }
  }

  private static RealBuffer of(Node.Parameter parameter, Slopes slopes) {
    return slopes.adjoint().gradient(parameter.name);
  }

  private static int at(Node.Parameter parameter, Slopes slopes) {
    return slopes.adjoint().offset(parameter.name);
  }

  /** The register of the gradient of a value. */
  private int gradient(int entry) {
    return entries.size() + entry;
  }

  /** A value of the chain; its number is its register. */
  private static final class Entry {
    private final Node node;
    private final boolean made;
    private final boolean usedElsewhere;

    /** Whether the way back at hand needs the value. */
    private boolean needed;

    /** Whether there was a gradient before the way back through this chain. */
    private boolean reachedBefore;

    /** Whether there is one by now. */
    private boolean reached;

    /** Whether this chain adds to it. */
    private boolean gained;

    Entry(Node node, boolean made, boolean usedElsewhere) {
      this.node = node;
      this.made = made;
      this.usedElsewhere = usedElsewhere;
    }

    /** Whether a gradient has come from elsewhere. */
    boolean comes(Slopes slopes) {
      return (!made || usedElsewhere) && slopes.reached(node);
    }

    void begin(Slopes slopes) {
      reachedBefore = comes(slopes);
      reached = reachedBefore;
      needed = false;
      gained = false;
    }
  }

  /** An operation, its values by their registers. */
  private static final class Part {
    private final Pass pass;
    private final int a;
    private final int b;
    private final double c;
    private final int result;
    private final Node.Intermediate made;
    private final List<Term> terms;

    Part(Elementwise operation, List<Node> order) {
      pass = operation.pass();
      a = order.indexOf(operation.a());
      b = order.indexOf(operation.b());
      c = operation.c();
      made = operation.result();
      result = order.indexOf(made);
      terms = operation.terms().stream().map(term -> new Term(term, order)).toList();
    }
  }

  /** A term of an operation's way back. */
  private static final class Term {
    private final Pass pass;
    private final int operand;
    private final int factor;
    private final double c;
    private boolean wanted;

    /** Whether it is added to a gradient that is there. */
    private boolean adds;

    Term(Elementwise.Term term, List<Node> order) {
      pass = term.pass();
      operand = order.indexOf(term.operand());
      factor = order.indexOf(term.factor());
      c = term.c();
    }
  }
}
