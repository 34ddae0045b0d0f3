package org.anlage.analysis.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedArray;
import org.anlage.api.kernel.Activation;
import org.anlage.api.network.Cell;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialVariable;
import org.anlage.npy.Elements;
import org.anlage.npy.NpyArray;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.store.plan.TaskJson;
import org.junit.jupiter.api.Test;

class NetworkJsonTest {
  private static final TaskDescription TASK =
      new TaskDescription(
          2,
          2,
          3,
          Objective.CROSS_ENTROPY,
          List.of(),
          0.5,
          OptionalDouble.empty(),
          1,
          OptionalInt.empty(),
          List.of(new TrialVariable("side", List.of("left", "right"))));

  @Test
  void aGatedUnitIsDescribedWithTheOrderOfItsGates() {
    SortedMap<String, ExportedArray> arrays =
        new TreeMap<>(
            Map.of(
                "gate_bias",
                new ExportedArray(List.of(1, 4), new ExportedArray.Floats(new float[4]))));
    Json.Obj described =
        NetworkJson.describe(
            "ab12",
            new NetworkSpec(Cell.GRU, 2, 2, 2, Activation.TANH, Precision.FLOAT32),
            arrays,
            List.of(new NetworkJson.Place("mine-1234", "cortex", "sides")),
            TaskJson.encode(
                new StudyView.StudyTask(
                    "sides", TASK.named(List.of("fixation", "side"), List.of("left", "right")))),
            Json.Obj.create().with("seed", 7L));
    Json.Obj json =
        (Json.Obj) JsonReader.parse("", NetworkJson.text(described), ProblemException.Kind.STORE);
    assertEquals("cortex", ((Json.Obj) json.array("studies").get(0)).text("arm"));
    assertEquals("gru", json.object("cell").text("name"));
    assertEquals("tanh", json.text("activation"));
    assertEquals("float32", json.text("precision"));
    assertEquals(7, json.number("seed"));
    assertEquals("update", ((Json.Str) json.array("gates").get(0)).value());
    Json.Obj bias = (Json.Obj) json.array("parameters").get(0);
    assertEquals("gate_bias", bias.text("name"));
    assertEquals(4, Json.toDouble(bias.array("shape").get(1)));
    Json.Obj task = json.object("task");
    assertEquals("fixation", ((Json.Str) task.array("inputNames").get(0)).value());
  }

  @Test
  void trialsAreTimeFirstWithTheirLevelsAndAnswers() {
    TrialBatch batch = TrialBatch.allocate(TASK, 2);
    batch.input()[(1 * 2 + 1) * 2] = 0.5f; // step 1, trial 1, channel 0
    batch.labels()[batch.at(2, 1)] = 1;
    batch.mask()[batch.at(2, 1)] = 1;
    batch.levels(0)[1] = 1;
    batch.conditions()[0] = 3;
    float[] output = new float[3 * 2 * 2];
    output[11] = -1;
    SortedMap<String, NpyArray> arrays =
        TrialArrays.of(TASK, batch, new NetworkActivity(2, 3, 1, 2, new float[6], output));
    assertEquals(
        List.of("condition", "input", "labels", "level_side", "mask", "output"),
        List.copyOf(arrays.keySet()));
    assertEquals(List.of(3, 2, 2), arrays.get("input").shape());
    assertEquals(0.5f, ((Elements.Float32) arrays.get("input").elements()).values()[6]);
    assertEquals(List.of(3, 2), arrays.get("labels").shape());
    assertArrayEquals(
        new long[] {0, 0, 0, 0, 0, 1}, ((Elements.Int64) arrays.get("labels").elements()).values());
    assertArrayEquals(new long[] {3, 0}, arrays.get("condition").longs(""));
    assertArrayEquals(new long[] {0, 1}, arrays.get("level_side").longs(""));
    assertEquals(-1f, ((Elements.Float32) arrays.get("output").elements()).values()[11]);
  }
}
