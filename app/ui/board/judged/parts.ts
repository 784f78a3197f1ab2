export { OrderCells } from "./order-cells.tsx";
export { PanelPicture } from "./panel-picture.tsx";
export { ScoreCells } from "./score-cells.tsx";
