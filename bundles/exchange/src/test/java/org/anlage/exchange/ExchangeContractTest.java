package org.anlage.exchange;

import java.util.stream.Stream;
import org.anlage.api.export.RunExporter;
import org.anlage.exchange.onnx.OnnxExporter;
import org.anlage.testkit.Contracts;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExchangeContractTest {
  @TestFactory
  Stream<DynamicTest> keepTheContract() {
    return Stream.<RunExporter>of(
            new OnnxExporter(), new SafetensorsExporter(), new TensorBoardExporter())
        .flatMap(Contracts::of);
  }
}
