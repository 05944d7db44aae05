package care.concordance.authoring;

import care.concordance.internal.evaluate.CodeIndex;
import care.concordance.internal.evaluate.WalkableRule;
import care.concordance.pack.RuleCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.commons.MethodRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/**
 * Gathers the classes Drools compiled a pack's rules to, one for each constraint, property and consequence, into one: a pack's
 * {@link RuleCode}. It writes no condition: the method of each class is taken over as it is, and found again by a number.
 */
final class RuleCodeBuild implements CodeIndex.Numbering {

    /** So many cases in one method: one of more than 8,000 bytes is never compiled by the JIT. */
    private static final int CASES = 250;

    private static final Type OBJECT = Type.getType(Object.class);
    private static final Type OBJECTS = Type.getType(Object[].class);

    /** A method of {@link RuleCode}, and the classes whose methods it calls, each by its number. */
    private static final class Kind {
        private final String prefix;
        private final String compiled;
        private final Method method;
        private final Map<String, Integer> classes = new LinkedHashMap<>();

        /** @param compiled the name of the method Drools compiled */
        Kind(String prefix, String compiled, String name, Type returned, Type... arguments) {
            this.prefix = prefix;
            this.compiled = compiled;
            Type[] all = new Type[arguments.length + 1];
            all[0] = Type.INT_TYPE;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            this.method = new Method(name, returned, all);
        }

        int number(String className) {
            Integer known = classes.putIfAbsent(className, classes.size());
            return known == null ? classes.size() - 1 : known;
        }
    }

    private final Kind ofOne = new Kind("one", "test", "test", Type.BOOLEAN_TYPE, OBJECT);
    private final Kind ofTwo = new Kind("two", "test", "test", Type.BOOLEAN_TYPE, OBJECT, OBJECT);
    private final Kind ofMore = new Kind("more", "test", "test", Type.BOOLEAN_TYPE, OBJECTS);
    private final Kind properties = new Kind("property", "apply", "read", OBJECT, OBJECT);
    private final Kind consequences = new Kind("consequence", "execute", "say", Type.VOID_TYPE, OBJECTS);

    private final Path output;
    private final String name;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private RuleCodeBuild(Path output, String className) {
        this.output = output;
        this.name = className.replace('.', '/');
    }

    /**
     * Writes the class.
     *
     * @param rules paired with their executable model
     * @param output where the model's classes are, and where the class goes
     * @return the index that says what in it belongs to which rule
     */
    static String compile(List<WalkableRule> rules, Path output, String className) throws IOException {
        RuleCodeBuild build = new RuleCodeBuild(output, className);
        String index = CodeIndex.write(rules, build);
        build.write();
        return index;
    }

    @Override
    public int constraint(String predicate, int facts) {
        return switch (facts) {
            case 1 -> ofOne.number(predicate);
            case 2 -> ofTwo.number(predicate);
            default -> ofMore.number(predicate);
        };
    }

    @Override
    public int property(String extractor) {
        return properties.number(extractor);
    }

    @Override
    public int consequence(String block) {
        return consequences.number(block);
    }

    private void write() throws IOException {
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL,
                name,
                null,
                OBJECT.getInternalName(),
                new String[] {Type.getInternalName(RuleCode.class)});
        Method constructor = Method.getMethod("void <init> ()");
        GeneratorAdapter init = adapter(Opcodes.ACC_PUBLIC, constructor);
        init.loadThis();
        init.invokeConstructor(OBJECT, constructor);
        init.returnValue();
        init.endMethod();
        for (Kind kind : List.of(ofOne, ofTwo, ofMore, properties, consequences)) {
            write(kind);
        }
        writer.visitEnd();
        Files.write(output.resolve(name + ".class"), writer.toByteArray());
    }

    private void write(Kind kind) throws IOException {
        int count = 0;
        Method[] taken = new Method[kind.classes.size()];
        for (String each : kind.classes.keySet()) {
            taken[count] = take(each, kind.compiled, kind.prefix + count);
            count++;
        }
        Type self = Type.getObjectType(name);
        int parts = (count + CASES - 1) / CASES;
        GeneratorAdapter whole = adapter(Opcodes.ACC_PUBLIC, kind.method);
        cases(
                whole,
                0,
                parts,
                at -> {
                    Method part = new Method(kind.prefix + "s" + at, kind.method.getDescriptor());
                    whole.loadThis();
                    whole.loadArgs();
                    whole.invokeVirtual(self, part);
                },
                CASES);
        for (int part = 0; part < parts; part++) {
            GeneratorAdapter method =
                    adapter(Opcodes.ACC_PRIVATE, new Method(kind.prefix + "s" + part, kind.method.getDescriptor()));
            int from = part * CASES;
            cases(
                    method,
                    from,
                    Math.min(count, from + CASES),
                    at -> {
                        method.loadThis();
                        Type[] arguments = taken[at].getArgumentTypes();
                        boolean several = kind.method.getArgumentTypes()[1].equals(OBJECTS);
                        for (int i = 0; i < arguments.length; i++) {
                            if (several) {
                                method.loadArg(1);
                                method.push(i);
                                method.arrayLoad(OBJECT);
                            } else {
                                method.loadArg(1 + i);
                            }
                            method.checkCast(arguments[i]);
                        }
                        method.invokeVirtual(self, taken[at]);
                    },
                    1);
        }
    }

    private interface Case {
        void write(int number);
    }

    /** A method that does a case by its first argument, divided, and refuses a number that is none of them. */
    private void cases(GeneratorAdapter method, int from, int to, Case each, int divided) {
        Label none = new Label();
        if (to > from) {
            Label[] labels = new Label[to - from];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = new Label();
            }
            method.loadArg(0);
            if (divided > 1) {
                method.push(divided);
                method.math(GeneratorAdapter.DIV, Type.INT_TYPE);
            }
            method.visitTableSwitchInsn(from, to - 1, none, labels);
            for (int i = 0; i < labels.length; i++) {
                method.visitLabel(labels[i]);
                frame(method);
                each.write(from + i);
                method.returnValue();
            }
            method.visitLabel(none);
            frame(method);
        }
        method.throwException(Type.getType(IndexOutOfBoundsException.class), "there is no such number in this code");
        method.endMethod();
    }

    /** Nothing but the arguments is known where a case begins. */
    private void frame(GeneratorAdapter method) {
        Type[] arguments = method.getArgumentTypes();
        Object[] locals = new Object[arguments.length + 1];
        locals[0] = name;
        locals[1] = Opcodes.INTEGER;
        for (int i = 1; i < arguments.length; i++) {
            locals[i + 1] = arguments[i].getInternalName();
        }
        method.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
    }

    private GeneratorAdapter adapter(int access, Method method) {
        return new GeneratorAdapter(
                access,
                method,
                writer.visitMethod(
                        access,
                        method.getName(),
                        method.getDescriptor(),
                        null,
                        method.getName().equals("<init>")
                                ? null
                                : new String[] {Type.getInternalName(Exception.class)}));
    }

    /** Takes over the method of a class that Drools compiled; what it is called there, and here. */
    private Method take(String from, String compiled, String as) throws IOException {
        Method[] taken = new Method[1];
        String owner = from.replace('.', '/');
        byte[] bytes = Files.readAllBytes(output.resolve(owner + ".class"));
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access,
                                    String method,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] exceptions) {
                                if (!method.equals(compiled) || (access & Opcodes.ACC_BRIDGE) != 0) {
                                    return null;
                                }
                                taken[0] = new Method(as, descriptor);
                                return new Taken(
                                        writer.visitMethod(Opcodes.ACC_PRIVATE, as, descriptor, null, exceptions),
                                        owner);
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.EXPAND_FRAMES);
        if (taken[0] == null) {
            throw new IllegalStateException(from + " has no method " + compiled);
        }
        return taken[0];
    }

    /** A method taken over; one that calls what else its class has cannot be. */
    private final class Taken extends MethodRemapper {
        private final String owner;

        Taken(MethodVisitor into, String owner) {
            super(Opcodes.ASM9, into, new SimpleRemapper(Opcodes.ASM9, Map.of(owner, name)));
            this.owner = owner;
        }

        @Override
        public void visitFieldInsn(int opcode, String of, String field, String descriptor) {
            requireApart(of);
            super.visitFieldInsn(opcode, of, field, descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String of, String method, String descriptor, boolean isInterface) {
            requireApart(of);
            super.visitMethodInsn(opcode, of, method, descriptor, isInterface);
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    requireApart(handle.getOwner());
                }
            }
            super.visitInvokeDynamicInsn(method, descriptor, bootstrap, arguments);
        }

        private void requireApart(String of) {
            if (of.equals(owner)) {
                throw new IllegalStateException(owner + " does not stand alone: it calls itself");
            }
        }
    }
}
