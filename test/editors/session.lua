-- Works in one Hog file as a person would, and writes what the language server answered as JSON to the
-- file that `HOG_ANSWERS` names. Understands what Neovim 0.7 has.
local answers = {}

local function wait(what, ready)
  if not vim.wait(20000, ready, 50) then
    answers.failed = "Waited for " .. what
    error(answers.failed)
  end
end

local function ask(method, params)
  local results = vim.lsp.buf_request_sync(0, method, params, 20000) or {}
  for _, answer in pairs(results) do
    if answer.error then return { error = answer.error.message } end
    return answer.result
  end
end

local function at(line, character)
  vim.api.nvim_win_set_cursor(0, { line + 1, character })
  return vim.lsp.util.make_position_params(0, "utf-16")
end

local function problems()
  return vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0))
end

local function work()
  wait("the first problems", function() return #vim.diagnostic.get(0) > 0 end)
  answers.filetype = vim.bo.filetype
  answers.problems = problems()

  answers.completion = ask("textDocument/completion", at(0, 22))
  answers.hover = ask("textDocument/hover", at(1, 7))
  answers.definition = ask("textDocument/definition", at(1, 7))
  answers.references = ask(
    "textDocument/references",
    vim.tbl_extend("force", at(1, 7), { context = { includeDeclaration = true } })
  )
  answers.symbols = ask("textDocument/documentSymbol", { textDocument = at(0, 0).textDocument })

  local rename = ask("textDocument/rename", vim.tbl_extend("force", at(1, 7), { newName = "address" }))
  vim.lsp.util.apply_workspace_edit(rename, "utf-16")
  answers.renamed = vim.api.nvim_buf_get_lines(0, 0, -1, false)

  local edits = ask("textDocument/formatting", {
    textDocument = at(0, 0).textDocument,
    options = { tabSize = 2, insertSpaces = true },
  })
  vim.lsp.util.apply_text_edits(edits, vim.api.nvim_get_current_buf(), "utf-16")
  answers.formatted = vim.api.nvim_buf_get_lines(0, 0, -1, false)

  vim.api.nvim_buf_set_lines(0, 0, -1, false, { "print(inputs.url)" })
  wait("no problems", function() return #vim.diagnostic.get(0) == 0 end)
  answers.problemsAfterMending = problems()
end

local _, failure = pcall(work)
answers.error = failure
local file = assert(io.open(vim.env.HOG_ANSWERS, "w"))
file:write(vim.fn.json_encode(answers))
file:close()
vim.cmd("qall!")
