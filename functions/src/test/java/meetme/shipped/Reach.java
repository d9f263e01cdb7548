package meetme.shipped;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a jar's own code may come by: from methods to the methods that they call, where a call of an interface may end in any
 * class that somebody on the way makes one of. So an operation of a client that nobody calls needs nothing.
 */
final class Reach {

    private record Call(String owner, String name, String type) {}

    private final Jar jar;
    private final Set<String> touched = new HashSet<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Set<Call> called = new HashSet<>();
    private final Set<Call> dispatched = new LinkedHashSet<>();
    private final Deque<Call> todo = new ArrayDeque<>();
    private final Map<String, Set<String>> missing = new TreeMap<>();

    private Reach(Jar jar) {
        this.jar = jar;
    }

    /**
     * Begins with all that is in these rooms, and with what the JDK finds by its name in {@code META-INF/services}.
     *
     * @return classes that the jar lacks, each with the methods that name it
     */
    static Map<String, Set<String>> missing(Jar jar, String prefix) {
        Reach reach = new Reach(jar);
        for (String name : jar.names()) {
            if (name.startsWith(prefix)) {
                reach.begin(name);
            }
        }
        jar.providers().forEach(reach::begin);
        reach.follow();
        return reach.missing;
    }

    private void begin(String name) {
        touch(name, "the jar itself");
        jar.find(name).ifPresent(model -> {
            make(name);
            model.methods()
                    .forEach(method -> call(new Call(
                            name,
                            method.methodName().stringValue(),
                            method.methodType().stringValue())));
        });
    }

    private void follow() {
        while (!todo.isEmpty()) {
            Call call = todo.poll();
            Optional<String> declared = declaring(call.owner(), call);
            declared.flatMap(owner -> method(owner, call))
                    .flatMap(MethodModel::code)
                    .ifPresent(code -> read(code, declared.orElseThrow().replace('/', '.') + "." + call.name()));
        }
    }

    private void read(CodeModel code, String where) {
        for (CodeElement element : code) {
            switch (element) {
                case InvokeInstruction invoke -> invoke(invoke, where);
                case InvokeDynamicInstruction invoke -> {
                    touch(invoke.typeSymbol(), where);
                    invoke.bootstrapArgs().forEach(argument -> constant(argument, where));
                }
                case FieldInstruction field -> {
                    touch(field.owner(), where);
                    if (field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC) {
                        initialise(field.owner().asInternalName());
                    }
                }
                case NewObjectInstruction make -> {
                    touch(make.className(), where);
                    make(make.className().asInternalName());
                }
                case TypeCheckInstruction check -> touch(check.type(), where);
                case NewReferenceArrayInstruction array -> touch(array.componentType(), where);
                case NewMultiArrayInstruction array -> touch(array.arrayType(), where);
                case ConstantInstruction constant -> constant(constant.constantValue(), where);
                case ExceptionCatch caught -> caught.catchType().ifPresent(type -> touch(type, where));
                default -> {
                    // Names no class.
                }
            }
        }
    }

    private void invoke(InvokeInstruction invoke, String where) {
        touch(invoke.owner(), where);
        Call call = new Call(
                invoke.owner().asInternalName(),
                invoke.name().stringValue(),
                invoke.type().stringValue());
        call(call);
        switch (invoke.opcode()) {
            case INVOKESTATIC -> initialise(call.owner());
            case INVOKEVIRTUAL, INVOKEINTERFACE -> dispatch(call);
            default -> {
                // No other method than this one.
            }
        }
    }

    private void constant(ConstantDesc constant, String where) {
        switch (constant) {
            case ClassDesc type -> touch(type, where);
            case MethodTypeDesc type -> touch(type, where);
            case DirectMethodHandleDesc handle -> {
                touch(handle.owner(), where);
                String owner = internal(handle.owner());
                Call call = new Call(owner, handle.methodName(), handle.lookupDescriptor());
                call(call);
                switch (handle.kind()) {
                    case CONSTRUCTOR -> make(owner);
                    case VIRTUAL, INTERFACE_VIRTUAL -> dispatch(call);
                    case STATIC, INTERFACE_STATIC, STATIC_GETTER, STATIC_SETTER -> initialise(owner);
                    case SPECIAL, INTERFACE_SPECIAL, GETTER, SETTER -> {
                        // No other method than this one.
                    }
                }
            }
            default -> {
                // Names no class.
            }
        }
    }

    private void call(Call call) {
        if (called.add(call)) {
            todo.add(call);
        }
    }

    /** The method of each class that is made, now or later. */
    private void dispatch(Call call) {
        if (dispatched.add(call)) {
            for (String subtype : jar.subtypes(call.owner())) {
                if (made.contains(subtype)) {
                    call(new Call(subtype, call.name(), call.type()));
                }
            }
        }
    }

    private void make(String name) {
        Optional<ClassModel> model = jar.find(name);
        if (model.isEmpty() || !made.add(name)) {
            return;
        }
        initialise(name);
        Set<String> supertypes = jar.supertypes(name);
        for (Call call : List.copyOf(dispatched)) {
            if (supertypes.contains(call.owner())) {
                call(new Call(name, call.name(), call.type()));
            }
        }
        // What the JDK may call: compare, run, close, hashCode …
        for (String supertype : supertypes) {
            jar.ofTheJdk(supertype)
                    .ifPresent(jdk -> jdk.methods()
                            .forEach(method -> call(new Call(
                                    name,
                                    method.methodName().stringValue(),
                                    method.methodType().stringValue()))));
        }
    }

    private void initialise(String name) {
        call(new Call(name, "<clinit>", "()V"));
        jar.supertypes(name).forEach(supertype -> call(new Call(supertype, "<clinit>", "()V")));
    }

    // Where the JVM finds the method: in the class, above it, or in an interface of it.
    private Optional<String> declaring(String owner, Call call) {
        if (method(owner, call).isPresent()) {
            return Optional.of(owner);
        }
        if (call.name().startsWith("<")) {
            return Optional.empty();
        }
        return jar.supertypes(owner).stream()
                .filter(supertype -> method(supertype, call).isPresent())
                .findFirst();
    }

    private Optional<MethodModel> method(String owner, Call call) {
        return jar.find(owner)
                .flatMap(model -> model.methods().stream()
                        .filter(method -> method.methodName().equalsString(call.name())
                                && method.methodType().equalsString(call.type()))
                        .findFirst());
    }

    private void touch(MethodTypeDesc type, String where) {
        touch(type.returnType(), where);
        type.parameterList().forEach(parameter -> touch(parameter, where));
    }

    private void touch(ClassEntry entry, String where) {
        touch(entry.asSymbol(), where);
    }

    private void touch(ClassDesc type, String where) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        if (!element.isPrimitive()) {
            touch(internal(element), where);
        }
    }

    private void touch(String name, String where) {
        if (jar.find(name).isPresent()) {
            if (touched.add(name)) {
                jar.parents(name).forEach(parent -> touch(parent, name.replace('/', '.')));
            }
        } else if (jar.ofTheJdk(name).isEmpty()) {
            missing.computeIfAbsent(name.replace('/', '.'), unknown -> new TreeSet<>())
                    .add(where);
        }
    }

    private static String internal(ClassDesc type) {
        String descriptor = type.descriptorString();
        return type.isArray() ? "java/lang/Object" : descriptor.substring(1, descriptor.length() - 1);
    }
}
