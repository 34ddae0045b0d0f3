package org.anlage.microns.cave;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same two nuclei in every way in which exports write positions. */
class PositionEncodingsTest {
  private static final double[][] UM = {{1303.552, 508.864, 781.04}, {1000, 400, 800}};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pt_position_x,pt_position_y,pt_position_z | %.0f,%.0f,%.0f | vx | inferred",
        "pt_position_x,pt_position_y,pt_position_z | %.0f,%.0f,%.0f | nm | inferred",
        "pt_position_x,pt_position_y,pt_position_z | %.6f,%.6f,%.6f | um | inferred",
        "pt_position                               | \"[%.0f, %.0f, %.0f]\" | vx | inferred",
        "pt_position                               | [%.0f  %.0f    %.0f] | vx | inferred",
        "pt_position                               | [%.0f  %.0f    %.0f] | nm | inferred",
        "pt_position                               | \"[%.3f, %.3f, %.3f]\" | um | inferred",
        "pt_position                               | POINT Z (%.0f %.0f %.0f) | vx | inferred",
        "pt_position                               | \"(%.1f, %.1f, %.1f)\" | vx | inferred",
        "pt_x,pt_y,pt_z                            | %.0f,%.0f,%.0f | vx | inferred",
        "pt_x_position,pt_y_position,pt_z_position | %.0f,%.0f,%.0f | vx | inferred",
        "ctr_pt_x,ctr_pt_y,ctr_pt_z                | %.4f,%.4f,%.4f | um | inferred",
        "nucleus_x,nucleus_y,nucleus_z             | %.0f,%.0f,%.0f | nm | inferred",
        "x_nm,y_nm,z_nm                            | %.0f,%.0f,%.0f | nm | named",
        "x_um,y_um,z_um                            | %.4f,%.4f,%.4f | um | named",
        "pt_x_vx,pt_y_vx,pt_z_vx                   | %.0f,%.0f,%.0f | vx | named"
      })
  void everyEncodingAndUnit(String columns, String form, String unit, String how) {
    double[] scale =
        switch (unit) {
          case "vx" -> new double[] {250, 250, 25};
          case "nm" -> new double[] {1000, 1000, 1000};
          default -> new double[] {1, 1, 1};
        };
    StringBuilder table = new StringBuilder("Unnamed: 0,id,cell_type," + columns + ",end\n");
    for (int i = 0; i < 2; i++) {
      table.append(i).append(',').append(7 + i).append(",23P,");
      table.append(
          String.format(
              Locale.ROOT, form, UM[i][0] * scale[0], UM[i][1] * scale[1], UM[i][2] * scale[2]));
      table.append(",x\n");
    }
    CaveOnDisk disk = new CaveOnDisk(folder).text("nucleus_neuron_svm.csv", table.toString());
    Cortex cortex = disk.load("{}");
    for (int i = 0; i < 2; i++) {
      for (int axis = 0; axis < 3; axis++) {
        assertEquals(
            UM[i][axis], cortex.positions().orElseThrow().micrometres().get(i, axis), 1e-4);
      }
    }
    Check check = MicronsCaveTest.check(cortex, "unit of positions");
    assertEquals(how.equals("named"), check.passed(), check.detail());
    String parameter =
        switch (unit) {
          case "vx" -> "voxel";
          case "nm" -> "nanometre";
          default -> "micrometre";
        };
    Cortex told = disk.load("{\"unit\": \"" + parameter + "\"}");
    assertEquals(cortex.digest(), told.digest());
    assertTrue(MicronsCaveTest.check(told, "unit of positions").passed());
    assertArrayEquals(new long[] {7, 8}, told.neurons().ids().get("nucleus"));
  }

  @Test
  void theUnitThatIsSetIsTheOneThatIsUsed() {
    CaveOnDisk disk =
        new CaveOnDisk(folder)
            .text("nucleus_detection_v0.csv", "id,pt_x,pt_y,pt_z\n1,0,0,0\n2,3,0,0\n");
    Cortex micrometres = disk.load("{}");
    assertEquals(3, micrometres.positions().orElseThrow().distances().get(0, 1));
    Cortex voxels = disk.load("{\"unit\": \"voxel\"}");
    assertEquals(0.012, voxels.positions().orElseThrow().distances().get(0, 1), 1e-15);
  }
}
