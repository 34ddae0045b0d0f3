package org.anlage.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.anlage.api.component.ProblemException;
import org.anlage.api.export.ExportedArray;
import org.junit.jupiter.api.Test;

class NetworkFileTest {
  private static NetworkFile file(NetworkFile.Layout layout, String... names) {
    TreeMap<String, ExportedArray> arrays = new TreeMap<>();
    for (String name : names) {
      arrays.put(name, new ExportedArray(List.of(2, 1), new ExportedArray.Floats(new float[2])));
    }
    return new NetworkFile(Path.of("net.npz"), arrays, layout);
  }

  @Test
  void aWholeNetworkIsTaken() {
    NetworkFile whole =
        file(
            NetworkFile.Layout.ANLAGE,
            "input_kernel",
            "recurrent_kernel",
            "bias",
            "readout_kernel",
            "readout_bias",
            "history_epoch");
    assertDoesNotThrow(() -> whole.requireWhole("vanilla"));
    assertEquals(2, whole.units());
    refused(whole, "leaky", "also leak");
    refused(whole, "gru", "gate_recurrent_kernel");
    refused(whole, "spiking", "leaky-learned");
  }

  @Test
  void namesOfPyTorchMayHavePrefixes() {
    NetworkFile whole =
        file(
            NetworkFile.Layout.PYTORCH,
            "rnn.weight_ih_l0",
            "rnn.weight_hh_l0",
            "rnn.bias_ih_l0",
            "out.weight");
    assertDoesNotThrow(() -> whole.requireWhole("vanilla"));
    assertEquals(2, whole.units());
    refused(whole, "gru", "nn.RNN");
    refused(file(NetworkFile.Layout.PYTORCH, "rnn.weight_ih_l0"), "vanilla", "weight_hh_l0");
  }

  @Test
  void anUnknownEndingIsRefused() {
    ProblemException problem =
        assertThrows(
            ProblemException.class,
            () -> NetworkFile.read(Path.of("a.pt"), NetworkFile.Layout.ANLAGE, List.of()));
    assertTrue(problem.getMessage().contains("a.pt"), problem.getMessage());
  }

  private static void refused(NetworkFile file, String cell, String word) {
    ProblemException problem = assertThrows(ProblemException.class, () -> file.requireWhole(cell));
    assertTrue(problem.getMessage().contains(word), problem.getMessage());
  }
}
