# The trainer: makes lib/annotate/model/entente.model from corpora (tools/train runs it).
add_executable(entente_trainer trainer.cpp)
target_link_libraries(entente_trainer PRIVATE entente_train CLI11::CLI11)
