package org.anlage.exchange.onnx;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.RecordedCell;
import org.anlage.api.cell.RecordedStep;
import org.anlage.api.cell.Value;
import org.anlage.api.component.Chosen;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.export.ExportedRun;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.exchange.Protobuf;

/**
 * A network as an ONNX model of operator set 17: {@code input} T x B x I to {@code output} T x B x
 * O and {@code state} T x B x N, the steps in an operator {@code Scan} that starts from zero.
 */
final class OnnxModel {
  private static final int INTERMEDIATE_REPRESENTATION = 8;
  private static final int OPERATOR_SET = 17;

  private final ExportedRun run;
  private final NetworkSpec spec;
  private final ElementType type;

  private OnnxModel(ExportedRun run) {
    this.run = run;
    spec = run.network();
    type = spec.precision() == Precision.FLOAT32 ? ElementType.FLOAT : ElementType.DOUBLE;
  }

  /** The bytes of the model. */
  static byte[] of(ExportedRun run) {
    return new OnnxModel(run).bytes();
  }

  private byte[] bytes() {
    return new Protobuf()
        .integer(1, INTERMEDIATE_REPRESENTATION)
        .text(2, "Anlage")
        .message(7, graph().message())
        .message(8, new Protobuf().text(1, "").integer(2, OPERATOR_SET))
        .message(14, new Protobuf().text(1, "anlage.network").text(2, run.description()))
        .toBytes();
  }

  private OnnxGraph graph() {
    Step step = step();
    OnnxGraph model = new OnnxGraph("network");
    model.input("input", type, "time", "trials", spec.inputs());
    model.output("output", type, "time", "trials", spec.outputs());
    model.output("state", type, "time", "trials", spec.units());
    String shape = model.node("Shape", "input_shape", List.of("input"));
    String trials =
        model.node("Slice", "trials", List.of(shape, model.indices(1), model.indices(2)));
    String size =
        model.node(
            "Concat",
            "start_shape",
            List.of(trials, model.indices(step.state())),
            OnnxGraph.attribute("axis", 0L));
    String start =
        model.node("ConstantOfShape", "start", List.of(size), OnnxGraph.attribute("value", zero()));
    model.node(
        "Scan",
        List.of("end", "state"),
        List.of(start, "input"),
        OnnxGraph.attribute("body", body(step, model)),
        OnnxGraph.attribute("num_scan_inputs", 1L));
    String read = model.node("MatMul", "read", List.of("state", parameter(model, Network.READOUT)));
    model.node("Add", "output", List.of(read, parameter(model, Network.READOUT_BIAS)));
    return model;
  }

  private ExportedArray zero() {
    return new ExportedArray(
        List.of(1),
        type == ElementType.FLOAT
            ? new ExportedArray.Floats(new float[1])
            : new ExportedArray.Doubles(new double[1]));
  }

  private String parameter(OnnxGraph model, String name) {
    ExportedArray array = run.arrays().get(name);
    if (array == null) {
      throw new IllegalArgumentException("the run has no parameter '" + name + "'");
    }
    return model.constant(name, array);
  }

  private OnnxGraph body(Step step, OnnxGraph model) {
    OnnxGraph body = new OnnxGraph("step");
    body.input("before", type, "trials", step.state());
    body.input("input_now", type, "trials", spec.inputs());
    OnnxRecorder recorder = new OnnxRecorder(body, model, type, run.arrays());
    Value after =
        step.equations()
            .apply(
                recorder,
                new OnnxRecorder.Named("input_now", 0, spec.inputs()),
                new OnnxRecorder.Named("before", 0, step.state()));
    Value read = recorder.part(after, 0, spec.units());
    body.node("Identity", "after", List.of(((OnnxRecorder.Named) after).name()));
    body.node("Identity", "state_now", List.of(((OnnxRecorder.Named) read).name()));
    body.output("after", type, "trials", step.state());
    body.output("state_now", type, "trials", spec.units());
    return body;
  }

  /**
   * The step of a cell.
   *
   * @param equations from input and state to the state after
   * @param state values of state per trial
   */
  private record Step(RecordedStep equations, int state) {}

  private Step step() {
    if (run.cell().isPresent()
        && run.cell().get().service() instanceof RecordedCell<Record> recorded) {
      return recorded(recorded, run.cell().get());
    }
    return WrittenCells.step(spec)
        .filter(step -> run.arrays().containsKey(Network.RECURRENT))
        .map(step -> new Step(step, spec.units()))
        .orElseThrow(
            () ->
                ProblemException.configuration(
                    new Problem(
                        "the network cannot be written as ONNX: the equations of its cell are not"
                            + " recorded ones, or are not installed",
                        "--format onnx",
                        "cell \"" + spec.cell().name() + "\"",
                        "a built-in cell, or one that extends RecordedCell",
                        "--format npz and --format safetensors write every network")));
  }

  private Step recorded(RecordedCell<Record> cell, Chosen<CellType<Record>> chosen) {
    Map<String, Matrix> values = new TreeMap<>();
    run.arrays()
        .forEach(
            (name, array) -> {
              if (array.shape().size() == 2) {
                values.put(name, matrix(array));
              }
            });
    CellShape shape =
        new CellShape(spec.inputs(), spec.units(), spec.activation(), spec.precision());
    StepCatcher catcher = new StepCatcher(values, spec.precision());
    cell.bind(chosen.parameters(), shape, catcher);
    return new Step(catcher.step(), cell.layout(chosen.parameters(), shape, values).state());
  }

  private static Matrix matrix(ExportedArray array) {
    Matrix matrix = Matrix.zeros(array.shape().get(0), array.shape().get(1));
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = array.values().at(i);
    }
    return matrix;
  }
}
