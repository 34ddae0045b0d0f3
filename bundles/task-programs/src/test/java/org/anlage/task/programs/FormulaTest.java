package org.anlage.task.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.anlage.api.random.RandomStream;
import org.anlage.task.programs.formula.DrawRule;
import org.anlage.task.programs.formula.FormulaException;
import org.anlage.task.programs.formula.FormulaParser;
import org.anlage.task.programs.formula.Range;
import org.junit.jupiter.api.Test;

class FormulaTest {
  private static final Map<String, Integer> NAMES = Map.of("x", 0, "y", 1);

  private static double value(String text, double x, double y) {
    return FormulaParser.number(text, NAMES).at(new double[] {x, y});
  }

  @Test
  void bindsAsInArithmetic() {
    assertEquals(7, value("1 + 2 * 3", 0, 0));
    assertEquals(9, value("(1 + 2) * 3", 0, 0));
    assertEquals(-5, value("x - y - 2", 1, 4));
    assertEquals(1.5, value("x / y / 2", 12, 4));
    assertEquals(-6, value("-x * 2", 3, 0));
    assertEquals(3, value("--x", 3, 0));
    assertEquals(2, value("-1 mod 3", 0, 0));
    assertEquals(150, value("1.5e2", 0, 0));
  }

  @Test
  void functionsHaveTheirValues() {
    assertEquals(20, value("distance(350, 10)", 0, 0));
    assertEquals(180, value("distance(-90, 90)", 0, 0));
    assertEquals(0.5, value("sin(30)", 0, 0), 1e-15);
    assertEquals(-1, value("cos(180)", 0, 0), 1e-15);
    assertEquals(3, value("log10(1000)", 0, 0), 1e-15);
    assertEquals(Math.E, value("exp(1)", 0, 0), 1e-15);
    assertEquals(2, value("min(x, 2, 7)", 3, 0));
    assertEquals(7, value("max(x, 2, 7)", 3, 0));
    assertEquals(4, value("sqrt(x) + abs(0 - 1) + sign(-3) + floor(1.9)", 9, 0));
  }

  @Test
  void conditionsChoose() {
    assertEquals(1, value("if(x < y and not x == 0, 1, 2)", 1, 2));
    assertEquals(2, value("if(x < y and not x == 0, 1, 2)", 0, 2));
    assertEquals(1, value("if(x >= y or x != 0, 1, 2)", 1, 2));
  }

  private static void assertWrong(String text, String message, int column) {
    FormulaException wrong =
        assertThrows(FormulaException.class, () -> FormulaParser.number(text, NAMES));
    assertTrue(String.valueOf(wrong.getMessage()).contains(message), wrong.getMessage());
    assertEquals(column, wrong.column());
  }

  @Test
  void saysWhatIsWrongAndAtWhichColumn() {
    assertWrong("1 + z", "there is no \"z\" here; there are: x, y", 5);
    assertWrong("x < y", "expected a number, got true or false", 1);
    assertWrong("1 + (x < y)", "expected a number, got true or false", 5);
    assertWrong("if(x, 1, 2)", "expected true or false, got a number", 1);
    assertWrong("sine(x)", "there is no function \"sine\"", 1);
    assertWrong("min(x)", "min has at least 2 arguments", 1);
    assertWrong("distance(x)", "distance has 2 arguments, got 1", 1);
    assertWrong("2 * uniform(0, 1)", "can only be the whole of a draw", 5);
    assertWrong("(x", "expected \")\", got the end", 3);
    assertWrong("x y", "unexpected \"y\"", 3);
    assertWrong("x $ y", "unexpected \"$\"", 3);
    assertWrong("", "expected a number, a name or \"(\", got the end", 1);
    assertWrong("1e999", "the number is too large", 1);
    assertWrong("(".repeat(200) + "x" + ")".repeat(200), "nested more than 100 deep", 101);
  }

  @Test
  void rangesContainTheValues() {
    String[] formulas = {
      "x + y", "x - y", "x * y", "x / (y + 3)", "x mod 2", "if(x < y, x, 10)", "min(x, y)",
      "max(x, y)", "abs(x)", "sign(x)", "floor(x)", "sqrt(abs(x))", "exp(x)", "sin(90 * x)",
      "distance(90 * x, 30)", "if(x == y or not x > 1, 1, 2)"
    };
    RandomStream random = RandomStream.of(1);
    for (String text : formulas) {
      var formula = FormulaParser.number(text, NAMES);
      Range range = formula.over(new Range[] {new Range(-2, 2), new Range(-1, 3)});
      for (int i = 0; i < 500; i++) {
        double value =
            formula.at(new double[] {random.nextDouble(-2, 2), random.nextDouble(-1, 3)});
        assertTrue(value >= range.low() && value <= range.high(), text + " = " + value);
      }
    }
  }

  @Test
  void drawsHaveTheirDistributions() {
    int n = 20000;
    assertEquals(0.7, mean("weighted(1, 7, 0, 3)", n), 4 * Math.sqrt(0.21 / n));
    assertEquals(3.5, mean("integer(1, 6)", n), 4 * Math.sqrt(35 / 12.0 / n));
    assertEquals(400, mean("grid(200, 650, 200)", n), 4 * 163.3 / Math.sqrt(n));
    assertEquals(15, mean("uniform(10, 20)", n), 4 * 10 / Math.sqrt(12.0 * n));
    assertEquals(2, mean("normal(2, 3)", n), 4 * 3 / Math.sqrt(n));
    // mean of an exponential of mean 1 within 0 ... 2: 1 - 2 / (e^2 - 1)
    assertEquals(
        1 - 2 / (Math.exp(2) - 1), mean("exponential(1, 0, 2)", n), 4 * 0.6 / Math.sqrt(n));
  }

  private static double mean(String text, int n) {
    DrawRule rule = FormulaParser.draw(text, Map.of());
    RandomStream random = RandomStream.of(5);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += rule.draw(new double[0], random);
    }
    return sum / n;
  }

  @Test
  void drawsThatCannotBeAreRefused() {
    for (String text :
        new String[] {
          "uniform(2, 1)",
          "weighted(1, 2, 3)",
          "weighted(1, -1)",
          "integer(1)",
          "grid(0, 1, 0)",
          "exponential(1, 5, 2)",
          "one_of(1 < 2, 3)"
        }) {
      assertThrows(FormulaException.class, () -> FormulaParser.draw(text, Map.of()), text);
    }
  }
}
