package org.anlage.neural.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.anlage.algebra.Cholesky;
import org.anlage.api.matrix.Matrix;

/**
 * Chooses the penalty of a graphical lasso by cross-validation over time: the bins are cut into
 * consecutive parts, each is left out once, and the penalty with the highest mean log-likelihood of
 * the parts left out wins. Four penalties between the largest covariance off the diagonal (where
 * the precision is diagonal) and a hundredth of it are tried first, then four between the
 * neighbours of the best, and so on four times; the grid of scikit-learn's GraphicalLassoCV, which
 * the released MICrONS matrices were made with.
 *
 * <p>A unit that is active in one part alone is constant without it. Such a part is not left out:
 * the others choose the penalty. (GraphicalLassoCV then gives every penalty the score -infinity and
 * takes the smallest it tried.)
 */
public final class GraphicalLassoPath {
  private static final int PARTS = 5;
  private static final int NAMED = 5;
  private static final int GRID = 4;
  private static final int REFINEMENTS = 4;
  private static final double SMALLEST = 1e-2;
  private static final double TOLERANCE = 1e-6;

  private GraphicalLassoPath() {}

  /**
   * A penalty that was tried.
   *
   * @param penalty penalty
   * @param score mean log-likelihood per bin of the parts left out; -infinity where the fit did not
   *     converge
   */
  public record Tried(double penalty, double score) {}

  /**
   * What was chosen.
   *
   * @param penalty the best penalty
   * @param solution the fit to all bins with it
   * @param tried all that were tried, largest penalty first
   * @param kept parts that were not left out, and why: one sentence each
   */
  public record Choice(
      double penalty, GraphicalLasso.Solution solution, List<Tried> tried, List<String> kept) {}

  /**
   * Chooses and fits.
   *
   * @param counts counts of N neurons, none of them constant
   * @throws ArithmeticException if a neuron is constant, or constant without each of all parts but
   *     one, or if no fit converges
   */
  public static Choice choose(BinnedCounts counts) {
    Matrix all = counts.covariance(filled(counts.length(), true));
    List<Integer> never = constant(all);
    if (!never.isEmpty()) {
      throw new ArithmeticException(
          units(never) + " the same number of events in every bin; leave out such units");
    }
    List<String> kept = new ArrayList<>();
    List<Matrix> train = new ArrayList<>();
    List<Matrix> test = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int from = (int) ((long) counts.length() * part / PARTS);
      int to = (int) ((long) counts.length() * (part + 1) / PARTS);
      boolean[] left = filled(counts.length(), true);
      boolean[] out = filled(counts.length(), false);
      Arrays.fill(left, from, to, false);
      Arrays.fill(out, from, to, true);
      Matrix covariance = counts.covariance(left);
      List<Integer> constant = constant(covariance);
      if (constant.isEmpty()) {
        train.add(covariance);
        test.add(counts.covariance(out));
      } else {
        kept.add(
            units(constant)
                + " activity in part "
                + (part + 1)
                + " of "
                + PARTS
                + " of the recording alone; the penalty is chosen by the other parts");
      }
    }
    if (train.size() < 2) {
      throw new ArithmeticException(
          "too few parts of the recording to choose a penalty by: " + String.join("; ", kept));
    }
    double high = largestOffDiagonal(all);
    if (!(high > 0)) {
      throw new ArithmeticException("no two units have anything in common");
    }
    double low = SMALLEST * high;
    List<Tried> tried = new ArrayList<>();
    List<Double> grid = between(high, low, GRID);
    for (int refinement = 0; refinement < REFINEMENTS; refinement++) {
      for (double penalty : grid) {
        tried.add(new Tried(penalty, score(train, test, penalty)));
      }
      tried.sort(Comparator.comparingDouble(Tried::penalty).reversed());
      int best = best(tried);
      high = tried.get(Math.max(0, best - 1)).penalty();
      low =
          best + 1 < tried.size()
              ? tried.get(best + 1).penalty()
              : tried.get(best).penalty() * SMALLEST;
      List<Double> finer = between(high, low, GRID + 2);
      grid = finer.subList(1, finer.size() - 1);
    }
    Tried best = tried.get(best(tried));
    if (best.score() == Double.NEGATIVE_INFINITY) {
      throw new ArithmeticException("the graphical lasso did not converge with any penalty");
    }
    return new Choice(
        best.penalty(),
        GraphicalLasso.solve(all, best.penalty(), TOLERANCE),
        List.copyOf(tried),
        List.copyOf(kept));
  }

  private static List<Integer> constant(Matrix covariance) {
    return IntStream.range(0, covariance.rows())
        .filter(i -> !(covariance.get(i, i) > 0))
        .boxed()
        .toList();
  }

  /** As the beginning of a sentence; the first few by number. */
  private static String units(List<Integer> units) {
    String some =
        units.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    return units.size() == 1
        ? "unit " + some + " has"
        : "units "
            + some
            + (units.size() > NAMED ? ", ... (" + units.size() + " in all)" : "")
            + " have";
  }

  private static int best(List<Tried> tried) {
    int best = 0;
    for (int i = 1; i < tried.size(); i++) {
      if (tried.get(i).score() >= tried.get(best).score()) {
        best = i;
      }
    }
    return best;
  }

  private static double score(List<Matrix> train, List<Matrix> test, double penalty) {
    double sum = 0;
    for (int part = 0; part < train.size(); part++) {
      try {
        Matrix precision = GraphicalLasso.solve(train.get(part), penalty, TOLERANCE).precision();
        sum += logLikelihood(test.get(part), precision);
      } catch (ArithmeticException didNotConverge) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    return sum / train.size();
  }

  /** Of a Gaussian of mean 0, per sample. */
  static double logLikelihood(Matrix covariance, Matrix precision) {
    double trace = 0;
    for (int k = 0; k < covariance.values().length; k++) {
      trace += covariance.values()[k] * precision.values()[k];
    }
    double determinant = Cholesky.logDeterminant(Cholesky.factor(precision));
    return 0.5 * (determinant - trace - covariance.rows() * StrictMath.log(2 * Math.PI));
  }

  private static double largestOffDiagonal(Matrix matrix) {
    double largest = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < i; j++) {
        largest = Math.max(largest, Math.abs(matrix.get(i, j)));
      }
    }
    return largest;
  }

  /** Equal steps of the logarithm, both ends included. */
  private static List<Double> between(double high, double low, int count) {
    List<Double> grid = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      grid.add(high * StrictMath.pow(low / high, (double) i / (count - 1)));
    }
    return grid;
  }

  private static boolean[] filled(int length, boolean value) {
    boolean[] array = new boolean[length];
    Arrays.fill(array, value);
    return array;
  }
}
