package org.anlage.microns;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The loader does what is asked of a plug-in's source, with both forms of a field. */
class MicronsContractTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> released() {
    return Contracts.overParameters(
        new MicronsField(), "{}", new FieldOnDisk(folder).released().folder);
  }

  @TestFactory
  Stream<DynamicTest> tables() {
    FieldOnDisk field = new FieldOnDisk(folder).tables();
    field.text("nodes.csv", "index,x_vx,y_vx,z_vx\n0,0,0,0\n1,250,0,0\n2,0,0,25\n");
    return Contracts.overParameters(new MicronsField(), "{}", field.folder);
  }

  @TestFactory
  Stream<DynamicTest> ownTables() {
    return Contracts.overParameters(
        new WiringTables(), "{}", new FieldOnDisk(folder).tables().folder);
  }
}
