package org.anlage.boot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.function.LongPredicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/**
 * Lets calls of plug-ins that would end the process throw instead: {@code exit} and {@code halt} of
 * {@link System} and {@link Runtime}, called or referred to. A security manager, which did this
 * once, is gone from Java 24. Calls through reflection or native code are not found.
 */
final class ExitGuard implements WeavingHook {

  static final String MESSAGE = "plug-ins must not end the process";

  private static final int API = Opcodes.ASM9;
  private static final String SYSTEM = "java/lang/System";
  private static final String RUNTIME = "java/lang/Runtime";
  private static final String REFUSAL = "anlage$refuseToEnd";

  private final LongPredicate plugin;

  /**
   * A guard.
   *
   * @param plugin whether the bundle with an id is a plug-in
   */
  ExitGuard(LongPredicate plugin) {
    this.plugin = plugin;
  }

  @Override
  public void weave(WovenClass woven) {
    if (plugin.test(woven.getBundleWiring().getBundle().getBundleId())) {
      byte[] bytes = woven.getBytes();
      if (mayEnd(bytes)) {
        woven.setBytes(guarded(bytes));
      }
    }
  }

  /** A look at the names in the constant pool, which are stored as text; spares most classes. */
  private static boolean mayEnd(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    return (text.contains(SYSTEM) || text.contains(RUNTIME))
        && (text.contains("exit") || text.contains("halt"));
  }

  /** The class with every such call replaced by one of a method that throws. */
  static byte[] guarded(byte[] bytes) {
    ClassReader reader;
    try {
      reader = new ClassReader(bytes);
    } catch (IllegalArgumentException tooNew) {
      return bytes; // the virtual machine says so when it defines the class
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Guard(writer), 0);
    return writer.toByteArray();
  }

  private static final class Guard extends ClassVisitor {
    private String owner = "";
    private boolean isInterface;
    private boolean onSystem;
    private boolean onRuntime;

    Guard(ClassVisitor next) {
      super(API, next);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      owner = name;
      isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
      super.visit(version, access, name, signature, parent, types);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(API, next) {
        @Override
        public void visitMethodInsn(
            int opcode, String type, String method, String descriptor, boolean ofInterface) {
          if (ends(type, method, descriptor)) {
            super.visitMethodInsn(
                Opcodes.INVOKESTATIC, owner, REFUSAL, descriptor(type), isInterface);
          } else {
            super.visitMethodInsn(opcode, type, method, descriptor, ofInterface);
          }
        }

        @Override
        public void visitInvokeDynamicInsn(
            String method, String descriptor, Handle bootstrap, Object... arguments) {
          Object[] replaced = arguments.clone();
          for (int i = 0; i < replaced.length; i++) {
            if (replaced[i] instanceof Handle handle
                && ends(handle.getOwner(), handle.getName(), handle.getDesc())) {
              replaced[i] =
                  new Handle(
                      Opcodes.H_INVOKESTATIC,
                      owner,
                      REFUSAL,
                      descriptor(handle.getOwner()),
                      isInterface);
            }
          }
          super.visitInvokeDynamicInsn(method, descriptor, bootstrap, replaced);
        }
      };
    }

    private boolean ends(String type, String method, String descriptor) {
      return descriptor.equals("(I)V")
          && ((type.equals(SYSTEM) && method.equals("exit"))
              || (type.equals(RUNTIME) && (method.equals("exit") || method.equals("halt"))));
    }

    /** The same arguments as what it stands for: the runtime is one of them. */
    private String descriptor(String type) {
      boolean system = type.equals(SYSTEM);
      onSystem |= system;
      onRuntime |= !system;
      return system ? "(I)V" : "(L" + RUNTIME + ";I)V";
    }

    @Override
    public void visitEnd() {
      if (onSystem) {
        refusal("(I)V", 1);
      }
      if (onRuntime) {
        refusal("(L" + RUNTIME + ";I)V", 2);
      }
      super.visitEnd();
    }

    private void refusal(String descriptor, int arguments) {
      int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor method = super.visitMethod(access, REFUSAL, descriptor, null, null);
      String exception = "java/lang/SecurityException";
      method.visitCode();
      method.visitTypeInsn(Opcodes.NEW, exception);
      method.visitInsn(Opcodes.DUP);
      method.visitLdcInsn(MESSAGE);
      method.visitMethodInsn(
          Opcodes.INVOKESPECIAL, exception, "<init>", "(Ljava/lang/String;)V", false);
      method.visitInsn(Opcodes.ATHROW);
      method.visitMaxs(3, arguments);
      method.visitEnd();
    }
  }
}
