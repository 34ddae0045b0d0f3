package org.anlage.starts;

import java.util.HashMap;
import java.util.Map;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.anlage.api.start.NetworkStart;
import org.anlage.api.start.StartContext;
import org.osgi.service.component.annotations.Component;

/**
 * Priors of the input or read-out weights of a network. With r rows (from) and c columns (to):
 * Gaussian of standard deviation gain / sqrt(r); uniform on +-gain sqrt(6 / (r + c)), as is the
 * default of networks; orthonormal rows, or columns where these are fewer, times the gain; the
 * identity, padded with zeros, times the gain; a Hadamard matrix cut to size, of orthonormal rows
 * or columns in powers of two; zero.
 */
@Component(service = NetworkStart.class)
@Extension(
    name = "layer",
    text = "input or read-out weights from another distribution",
    source =
        "Glorot and Bengio 2010; Saxe et al. 2014, arXiv 1312.6120; Zhao et al. 2021, arXiv"
            + " 2110.12661")
public final class Layer implements NetworkStart<Layer.Parameters> {
  /** Which weights. */
  public enum Part {
    /** From the inputs to the units. */
    INPUT,
    /** From the units to the outputs. */
    READOUT
  }

  /** How they are made. */
  public enum Form {
    /** Independent normal values. */
    GAUSSIAN,
    /** Independent uniform values. */
    UNIFORM,
    /** Orthonormal rows or columns. */
    ORTHOGONAL,
    /** The identity, padded with zeros. */
    IDENTITY,
    /** A Hadamard matrix, cut. */
    HADAMARD,
    /** Zero. */
    ZERO
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Which weights: input or readout", value = "\"input\"") Part part,
      @Parameter(
              text =
                  "How they are made: gaussian, uniform, orthogonal, identity (padded with zeros),"
                      + " hadamard or zero",
              value = "\"gaussian\"")
          Form form,
      @Parameter(text = "Factor", value = "1", min = 0) double gain,
      @Parameter(
              text = "Share of weights that are kept; the others, drawn at random, are zero",
              value = "1",
              min = 0,
              max = 1)
          double density) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Network start(Parameters p, Network given, StartContext context) {
    String name = p.part() == Part.INPUT ? Network.INPUT : Network.READOUT;
    Matrix before = given.parameters().get(name);
    if (before == null) {
      throw ProblemException.configuration(
          new Problem(
              "the cell has no parameter \"" + name + "\"",
              "start \"layer\"",
              given.spec().cell().name(),
              "a cell whose inputs enter by an " + name,
              ""));
    }
    Matrix made =
        make(p.form(), before.rows(), before.columns(), context).map(value -> p.gain() * value);
    if (p.density() < 1) {
      RandomStream random = context.random().split("density");
      made = made.map(value -> random.nextDouble() < p.density() ? value : 0);
    }
    Map<String, Matrix> parameters = new HashMap<>(given.parameters());
    parameters.put(name, made);
    return new Network(given.spec(), parameters);
  }

  private static Matrix make(Form form, int rows, int columns, StartContext context) {
    RandomStream random = context.random().split("values");
    Matrix zeros = Matrix.zeros(rows, columns);
    return switch (form) {
      case ZERO -> zeros;
      case GAUSSIAN -> zeros.map(none -> random.nextGaussian() / Math.sqrt(rows));
      case UNIFORM -> {
        double limit = Math.sqrt(6.0 / (rows + columns));
        yield zeros.map(none -> random.nextDouble(-limit, limit));
      }
      case IDENTITY -> {
        for (int i = 0; i < Math.min(rows, columns); i++) {
          zeros.set(i, i, 1);
        }
        yield zeros;
      }
      case ORTHOGONAL -> orthogonal(zeros, random, context);
      case HADAMARD -> hadamard(zeros);
    };
  }

  /** Rows and columns of a random orthogonal matrix, signed so that all are equally probable. */
  private static Matrix orthogonal(Matrix target, RandomStream random, StartContext context) {
    int n = Math.max(target.rows(), target.columns());
    Matrix gaussian = Matrix.zeros(n, n).map(none -> random.nextGaussian());
    var found = context.decompositions().qr(gaussian);
    for (int i = 0; i < target.rows(); i++) {
      for (int j = 0; j < target.columns(); j++) {
        target.set(i, j, found.q().get(i, j) * Math.signum(found.r().get(j, j)));
      }
    }
    return target;
  }

  /** Entry (i, j) is the parity of the common bits of i and j, over the root of the size. */
  private static Matrix hadamard(Matrix target) {
    int size =
        Integer.highestOneBit(Math.max(1, 2 * Math.max(target.rows(), target.columns()) - 1));
    for (int i = 0; i < target.rows(); i++) {
      for (int j = 0; j < target.columns(); j++) {
        target.set(i, j, (Integer.bitCount(i & j) % 2 == 0 ? 1 : -1) / Math.sqrt(size));
      }
    }
    return target;
  }
}
