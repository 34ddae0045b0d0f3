package org.anlage.trainers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.RecordedStep;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.learning.LearnedParameters.Region;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.trainers.tape.Program;

/**
 * The parameters of a network as buffers: those of its cell, as the cell lays them out, and the
 * read-out, bias over kernel, (1 + N) x O. The read-out comes before parameters of the role OTHER,
 * or else last.
 */
final class Weights {
  /** Differences of weights relative to the largest that single precision can make. */
  private static final double ROUNDING = 1e-5;

  final NetworkSpec spec;
  final CellLayout layout;
  final RealBuffer readout;
  private final CellEquations equations;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Buffers learned;
  private final Optional<RealBuffer> recurrent;
  private final List<Bounded> bounded = new ArrayList<>();

  /** Where a parameter of the cell is. */
  private record Place(CellParameter parameter, RealBuffer buffer, int offset) {}

  /** A range of a buffer whose values are kept between bounds. */
  private record Bounded(RealBuffer buffer, int from, int to, double least, double most) {}

  Weights(Network network, Kernels kernels, int trials) {
    this(network, BuiltInCells.of(network.spec()), kernels, trials);
  }

  /**
   * The weights of a network with the equations of its cell.
   *
   * @param trials most trials at a time
   */
  Weights(Network network, Chosen<CellType<Record>> cell, Kernels kernels, int trials) {
    spec = network.spec();
    CellShape shape =
        new CellShape(spec.inputs(), spec.units(), spec.activation(), spec.precision());
    layout = cell.service().layout(cell.parameters(), shape, network.parameters());
    readout = spec.precision().allocate((1 + spec.units()) * spec.outputs());
    put(network.parameter(Network.READOUT_BIAS), 1, spec.outputs(), readout, 0);
    put(network.parameter(Network.READOUT), spec.units(), spec.outputs(), readout, spec.outputs());
    learned = place(network);
    recurrent =
        Optional.ofNullable(places.get(Network.RECURRENT))
            .filter(place -> place.buffer().length() == spec.units() * spec.units())
            .map(Place::buffer);
    equations = cell.service().bind(cell.parameters(), shape, new Context(kernels, trials, shape));
    changed();
    requireOwn(network);
  }

  private Buffers place(Network network) {
    List<RealBuffer> buffers = new ArrayList<>();
    List<Region> regions = new ArrayList<>();
    boolean read = false;
    List<CellParameter> parameters = layout.parameters();
    for (int first = 0; first < parameters.size(); ) {
      int end = first + 1;
      int length = parameters.get(first).length();
      while (end < parameters.size() && parameters.get(end).joined()) {
        length += parameters.get(end++).length();
      }
      boolean learns = parameters.get(first).learned();
      if (learns && !read && parameters.get(first).role() == CellParameter.Role.OTHER) {
        addReadout(buffers, regions);
        read = true;
      }
      RealBuffer buffer = spec.precision().allocate(length);
      int offset = 0;
      for (CellParameter parameter : parameters.subList(first, end)) {
        put(
            network.parameter(parameter.name()),
            parameter.rows(),
            parameter.columns(),
            buffer,
            offset);
        places.put(parameter.name(), new Place(parameter, buffer, offset));
        if (parameter.learned() != learns) {
          throw new IllegalArgumentException(
              "parameter '" + parameter.name() + "' shares a buffer with one that is learned");
        }
        if (learns) {
          regions.add(
              new Region(
                  parameter.name(), buffers.size(), offset, parameter.rows(), parameter.columns()));
          bound(parameter, buffer, offset);
        }
        offset += parameter.length();
      }
      if (learns) {
        buffers.add(buffer);
      }
      first = end;
    }
    if (!read) {
      addReadout(buffers, regions);
    }
    return new Buffers(buffers, regions);
  }

  private void addReadout(List<RealBuffer> buffers, List<Region> regions) {
    int at = buffers.size();
    regions.add(new Region(Network.READOUT_BIAS, at, 0, 1, spec.outputs()));
    regions.add(new Region(Network.READOUT, at, spec.outputs(), spec.units(), spec.outputs()));
    buffers.add(readout);
  }

  private void bound(CellParameter parameter, RealBuffer buffer, int offset) {
    if (parameter.least() > Double.NEGATIVE_INFINITY
        || parameter.most() < Double.POSITIVE_INFINITY) {
      bounded.add(
          new Bounded(
              buffer, offset, offset + parameter.length(), parameter.least(), parameter.most()));
    }
  }

  /** Refuses recurrent weights that are not those which the cell makes of its parameters. */
  private void requireOwn(Network network) {
    Matrix given = network.parameters().get(Network.RECURRENT);
    if (given == null || places.containsKey(Network.RECURRENT)) {
      return;
    }
    Optional<Matrix> own = made();
    if (own.isPresent() && apart(own.get(), given)) {
      throw ProblemException.configuration(
          new Problem(
              "recurrent weights that a cell makes of its parameters cannot be changed themselves",
              "network.cell",
              spec.cell().name(),
              "a cell whose recurrent_kernel is a parameter",
              "change the parameters they are made of"));
    }
  }

  /** Whether weights differ by more than rounding. */
  private static boolean apart(Matrix a, Matrix b) {
    if (!a.shape().equals(b.shape())) {
      return true;
    }
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < a.values().length; i++) {
      largest = Math.max(largest, Math.abs(a.values()[i]));
      difference = Math.max(difference, Math.abs(a.values()[i] - b.values()[i]));
    }
    return difference > ROUNDING * largest;
  }

  /** To be called after the buffers have changed. */
  void changed() {
    for (Bounded range : bounded) {
      for (int i = range.from(); i < range.to(); i++) {
        range
            .buffer()
            .set(i, Math.max(range.least(), Math.min(range.most(), range.buffer().get(i))));
      }
    }
    equations.changed();
  }

  /** The equations of the cell. */
  CellEquations equations() {
    return equations;
  }

  /** Values of state per trial. */
  int state() {
    return layout.state();
  }

  /** Values per trial and step that the way forwards keeps. */
  int kept() {
    return equations.kept().orElse(layout.kept());
  }

  /** The parameters that are learned. */
  Buffers learned() {
    return learned;
  }

  /** The buffers that are learned, in a fixed order. */
  List<RealBuffer> buffers() {
    return learned.buffers();
  }

  /** N x N recurrent weights, where they are a parameter. */
  Optional<RealBuffer> recurrent() {
    return recurrent;
  }

  /** The region of a learned parameter. */
  Region region(String name) {
    return learned.regions().stream()
        .filter(region -> region.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no learned parameter '" + name + "'"));
  }

  /** The network with the values of now. */
  Network network() {
    Map<String, Matrix> parameters = new TreeMap<>();
    parameters.put(Network.READOUT_BIAS, take(1, spec.outputs(), readout, 0));
    parameters.put(Network.READOUT, take(spec.units(), spec.outputs(), readout, spec.outputs()));
    places.forEach(
        (name, place) ->
            parameters.put(
                name,
                take(
                    place.parameter().rows(),
                    place.parameter().columns(),
                    place.buffer(),
                    place.offset())));
    if (!parameters.containsKey(Network.RECURRENT)) {
      made().ifPresent(weights -> parameters.put(Network.RECURRENT, weights));
    }
    return new Network(spec, parameters);
  }

  /** N x N recurrent weights that the cell makes of its parameters. */
  private Optional<Matrix> made() {
    return equations
        .madeWeights()
        .map(
            made -> {
              RealBuffer weights = readout.allocate(Math.multiplyExact(spec.units(), spec.units()));
              made.write(weights);
              return take(spec.units(), spec.units(), weights, 0);
            });
  }

  private static void put(Matrix from, int rows, int columns, RealBuffer to, int offset) {
    if (from.rows() != rows || from.columns() != columns) {
      throw new IllegalArgumentException(
          "a parameter is " + from.shape() + " and should be " + rows + " x " + columns);
    }
    for (int i = 0; i < rows * columns; i++) {
      to.set(offset + i, from.values()[i]);
    }
  }

  static Matrix take(int rows, int columns, RealBuffer from, int offset) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.values()[i] = from.get(offset + i);
    }
    return matrix;
  }

  private final class Context implements CellContext {
    private final Kernels kernels;
    private final int trials;
    private final CellShape shape;

    Context(Kernels kernels, int trials, CellShape shape) {
      this.shape = shape;
      this.kernels = kernels;
      this.trials = trials;
    }

    @Override
    public Kernels kernels() {
      return kernels;
    }

    @Override
    public int trials() {
      return trials;
    }

    @Override
    public RealBuffer values(String name) {
      return find(name).buffer();
    }

    @Override
    public int offset(String name) {
      return find(name).offset();
    }

    private Place find(String name) {
      return Optional.ofNullable(places.get(name))
          .orElseThrow(() -> new IllegalArgumentException("no parameter '" + name + "'"));
    }

    @Override
    public CellEquations record(RecordedStep step) {
      return new Program(step, layout, shape, this, readout);
    }
  }
}
