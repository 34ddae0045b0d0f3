package org.anlage.analysis.export;

import java.util.stream.Stream;
import org.anlage.api.export.RunExporter;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExportContractTest {
  @TestFactory
  Stream<DynamicTest> keepTheContract() {
    return Stream.<RunExporter>of(new CsvExporter(), new NpzExporter()).flatMap(Contracts::of);
  }
}
