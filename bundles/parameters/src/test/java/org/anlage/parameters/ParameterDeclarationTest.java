package org.anlage.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

class ParameterDeclarationTest {

  /** Compiled by javac, which annotates components and fields. */
  record Ring(@Parameter(text = "Weight.", value = "0.5", max = 1) double weight) {}

  /** A record as kotlinc writes it: only its fields are annotated. */
  private static Class<? extends Record> withAnnotatedFieldsOnly() throws Exception {
    ClassWriter writer = new ClassWriter(0);
    try (InputStream in = Ring.class.getResourceAsStream("ParameterDeclarationTest$Ring.class")) {
      new ClassReader(in)
          .accept(
              new ClassVisitor(Opcodes.ASM9, writer) {
                @Override
                public void visitNestHost(String host) {} // which has another loader

                @Override
                public void visitInnerClass(String name, String outer, String inner, int access) {}

                @Override
                public RecordComponentVisitor visitRecordComponent(
                    String name, String descriptor, String signature) {
                  return new RecordComponentVisitor(
                      Opcodes.ASM9, super.visitRecordComponent(name, descriptor, signature)) {
                    @Override
                    public AnnotationVisitor visitAnnotation(String type, boolean visible) {
                      return null;
                    }
                  };
                }
              },
              0);
    }
    byte[] bytes = writer.toByteArray();
    ClassLoader loader =
        new ClassLoader(Ring.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Ring.class.getName())
                ? defineClass(name, bytes, 0, bytes.length)
                : super.loadClass(name, resolve);
          }
        };
    return loader.loadClass(Ring.class.getName()).asSubclass(Record.class);
  }

  @Test
  void theAnnotationOfAFieldDeclaresAParameter() throws Exception {
    Class<? extends Record> type = withAnnotatedFieldsOnly();
    var component = type.getRecordComponents()[0];
    assertEquals(null, component.getAnnotation(Parameter.class));
    assertEquals(Optional.of("Weight."), ParameterDeclaration.of(component).map(Parameter::text));

    ParameterDecoder decoder = new ParameterDecoder();
    Record decoded = decoder.decode(type, object("{}"), "ring", Set.of()).orElseThrow();
    assertTrue(decoded.toString().endsWith("Ring[weight=0.5]"), decoded::toString);
    decoder.decode(type, object("{\"weight\": 2}"), "ring", Set.of());
    assertTrue(
        decoder.problems().get(0).line().contains("at most 1"), decoder.problems()::toString);
  }

  private static Json.Obj object(String text) {
    return (Json.Obj) JsonReader.parse("test", text, ProblemException.Kind.CONFIGURATION);
  }
}
